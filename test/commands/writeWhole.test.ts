import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeWhole } from '../../src/commands/writeWhole.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openbook-write-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('writeWhole', () => {
  it('writes what only its owner may read, whatever was left behind', async () => {
    const file = join(folder, 'a.csv')
    await writeFile(`${file}.partial`, 'left behind, and much longer than what comes', { mode: 0o644 })
    await writeWhole(file, ['Id\r\n', '1\r\n'])
    expect(await readFile(file, 'utf8')).toBe('Id\r\n1\r\n')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['a.csv'])
  })

  it('leaves the old file, and nothing else, when the new one cannot be made', async () => {
    const file = join(folder, 'a.csv')
    async function* broken() {
      yield 'Id\r\n'
      throw new Error('gone')
    }
    await expect(writeWhole(file, broken())).rejects.toMatchObject({ code: 'file.unwritable' })
    expect(await readFile(file, 'utf8')).toBe('Id\r\n1\r\n')
    expect(await readdir(folder)).toEqual(['a.csv'])
    const nowhere = writeWhole(join(folder, 'no', 'where.csv'), [''])
    await expect(nowhere).rejects.toMatchObject({
      code: 'file.unwritable',
      params: { detail: 'there is no such file' },
    })
  })
})
