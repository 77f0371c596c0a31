import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exitCodes, worst } from '../../src/commands/exitCodes.ts'
import { byteSize, duration, plural } from '../../src/commands/output.ts'
import { ended, openbook, startOpenbook } from './cli.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openbook-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('openbook', () => {
  it('prints its version and its help, with the exit codes', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(await openbook(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    const help = await openbook(['--help'])
    expect(help.code).toBe(0)
    for (const { code, meaning } of Object.values(exitCodes))
      expect(help.stdout).toContain(`${String(code).padEnd(4)} ${meaning}`)
  })

  it('has help with every command, which asks for no settings', async () => {
    const help = await openbook(['--help'])
    const names = [...help.stdout.matchAll(/^ {2}(\w+)[ |]/gm)]
      .map((match) => match[1]!)
      .filter((name) => name !== 'openbook')
    expect(names).toEqual(
      expect.arrayContaining(['load', 'serve', 'work', 'migrate', 'keys', 'sample', 'console', 'doctor', 'demo']),
    )
    for (const name of names) {
      const { code, stdout } = await openbook([name, '--help'], { env: { PORT: 'nonsense' } })
      expect([name, code, stdout]).toEqual([name, 0, expect.stringContaining('Usage: openbook')])
    }
  })

  it.each([
    [['laod', 'x.csv'], "unknown command 'laod'\n(Did you mean load?)"],
    [['load'], "missing required argument 'file'"],
    [['load', '--tabel', 'clients', 'x.csv'], '(Did you mean --table?)'],
    [['load', '--table', 'clinets', 'x.csv'], 'Allowed choices are clients, carriers, policies'],
    [['sample', '--out', 'x', '--as-of', '2026-02-30'], 'Write a date as YYYY-MM-DD.'],
    [['serve', '--port', '99999'], 'Write a port from 0 to 65535.'],
    [['keys', 'new', '--expires-in-days', 'x'], 'Write a number of days'],
    [['brokers', 'add', 'Acme Inc'], 'lower-case letters, digits and dashes'],
    [['migrate', 'now'], 'too many arguments'],
  ])('says what is wrong with %j and exits with 64', async (args, message) => {
    const run = await openbook(args)
    expect([run.code, run.stdout]).toEqual([64, ''])
    expect(run.stderr).toContain(message)
    expect(run.stderr).not.toMatch(/\n\s+at /)
  })

  it('names the setting that is wrong, never its secret', async () => {
    const wrong = await openbook(['migrate', '--json'], { env: { DATABASE_URL: 'mysql://me:secret@host/db' } })
    expect(wrong.code).toBe(1)
    expect(JSON.parse(wrong.stdout)).toMatchObject({ failure: { code: 'config.invalid' } })
    expect(wrong.stderr).toContain('DATABASE_URL')
    expect(wrong.stdout + wrong.stderr).not.toContain('secret')
  })

  it('survives a reader that goes away', async () => {
    const child = startOpenbook(['--help'])
    child.stdout!.destroy()
    expect(await ended(child)).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('paints nothing where nobody looks, and honours NO_COLOR', async () => {
    const run = await openbook(['nothing'], { env: { TERM: 'xterm-256color' } })
    expect(run.stderr).not.toContain('\u001b')
  })
})

describe('openbook sample', () => {
  it('writes the same book twice, and not over one that is there', async () => {
    const make = (out: string, ...more: string[]) =>
      openbook(['sample', '--out', out, '--clients', '50', '--as-of', '2026-01-01', ...more], { cwd: folder })
    const one = await make('one', '--json')
    expect(JSON.parse(one.stdout)).toMatchObject({
      clients: 50,
      policies: 100,
      carriers: 934,
      seed: 1,
      asOf: '2026-01-01',
    })
    const two = await make('two')
    expect([two.code, two.stdout]).toEqual([0, expect.stringContaining('Clients.csv: 50 rows, ')])
    for (const name of await readdir(join(folder, 'one'))) {
      expect(readFileSync(join(folder, 'two', name), 'utf8')).toBe(readFileSync(join(folder, 'one', name), 'utf8'))
    }
    const again = await make('one')
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('--force')])
    expect((await make('one', '--force', '--seed', '2')).code).toBe(0)
  })
})

describe('the words of the command line', () => {
  it('are plain', () => {
    expect([plural(1, 'row'), plural(2500, 'row')]).toEqual(['1 row', '2,500 rows'])
    expect([duration(340), duration(59_960), duration(75_000)]).toEqual(['0.3 s', '1 min 0 s', '1 min 15 s'])
    expect([byteSize(900), byteSize(1536), byteSize(75 * 1024 ** 3)]).toEqual(['900 bytes', '1.5 KB', '75 GB'])
  })

  it('report the worst of several outcomes', () => {
    expect(worst([])).toBe('ok')
    expect(worst(['ok', 'rejections', 'ok'])).toBe('rejections')
    expect(worst(['failed', 'rejections'])).toBe('failed')
  })
})
