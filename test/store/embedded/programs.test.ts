import { mkdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/store/embedded/layout.ts'
import { copyPrograms, linkLibraries, programsOf, type Programs } from '../../../src/store/embedded/programs.ts'
import { cleanUp, makeFolder } from './members.ts'

describe('the programs that npm brings', () => {
  afterEach(cleanUp)

  it('get the links between their libraries, whoever makes them first', async () => {
    const programs = await fakePrograms()
    symlinkSync('nowhere', join(programs.root, 'lib/libpq.so.5'))
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => linkLibraries(programs)))
    expect(made).toEqual([true, true, true, true, true])
    expect(readlinkSync(join(programs.root, 'lib/libpq.so.5'))).toBe('libpq.so.5.18')
    expect((await readdir(join(programs.root, 'lib'))).toSorted()).toEqual(['libpq.so', 'libpq.so.5', 'libpq.so.5.18'])
  })

  it('are told to be unlinked when the links cannot be made', async () => {
    const programs = await fakePrograms()
    rmSync(join(programs.root, 'lib'), { recursive: true })
    expect(await linkLibraries(programs)).toBe(false)
  })

  it('are copied whole, with links, once for each version', async () => {
    const shipped = await fakePrograms()
    const layout = layoutOf(await makeFolder())
    mkdirSync(join(layout.directory, 'programs-17.1'))
    mkdirSync(join(layout.directory, 'programs-new-abandoned'))
    expect((await programsOf(shipped, layout)).root).toBe(shipped.root)

    const copy = await copyPrograms(shipped, layout)
    expect(copy.root).toBe(join(layout.directory, 'programs-18.4.0-beta.17'))
    expect(readFileSync(join(copy.bin, 'postgres'), 'utf8')).toBe('program')
    expect(readFileSync(join(copy.root, 'lib/libpq.so.5'), 'utf8')).toBe('library')
    expect(statSync(copy.root).mode & 0o777).toBe(0o755)
    expect(await readdir(layout.directory)).toEqual(['programs-18.4.0-beta.17'])
    writeFileSync(join(copy.bin, 'postgres'), 'the same')
    expect(await copyPrograms(shipped, layout)).toEqual(copy)
    expect(readFileSync(join(copy.bin, 'postgres'), 'utf8')).toBe('the same')
    expect(await programsOf(shipped, layout)).toEqual(copy)
  })
})

async function fakePrograms(): Promise<Programs> {
  const root = join(await makeFolder(), 'native')
  for (const name of ['bin', 'lib']) mkdirSync(join(root, name), { recursive: true })
  writeFileSync(join(root, 'bin/postgres'), 'program', { mode: 0o755 })
  writeFileSync(join(root, 'lib/libpq.so.5.18'), 'library')
  const source = 'native/lib/libpq.so.5.18'
  const links = ['native/lib/libpq.so.5', 'native/lib/libpq.so'].map((target) => ({ source, target }))
  writeFileSync(join(root, 'pg-symlinks.json'), JSON.stringify(links))
  return { root, bin: join(root, 'bin'), version: '18.4.0-beta.17' }
}
