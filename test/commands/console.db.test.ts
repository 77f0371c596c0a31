import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prompt } from '../../src/commands/console/prompt.ts'
import { tablePrinter } from '../../src/commands/console/printers.ts'
import { psqlCommand, psqlEnvironment } from '../../src/commands/console/psql.ts'
import type { Context } from '../../src/commands/context.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { ended, openbook, startOpenbook, type RunOptions } from './cli.ts'

let database: TestDatabase
let folder: string
const withDatabase = (): RunOptions => ({ env: { DATABASE_URL: database.url, OPENBOOK_DATA: folder } })
const sql = (...args: string[]) => openbook(['console', ...args], withDatabase())

beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'openbook-console-'))
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

describe('openbook console', () => {
  it('prints what a statement gives as a table', async () => {
    const run = await sql('-c', `select 7 as id, 'Copper Mill' as name, null as state; select 1 where false`)
    expect(run).toEqual({
      code: 0,
      stdout:
        'id  name         state\n──  ───────────  ─────\n 7  Copper Mill\n(1 row)\n?column?\n────────\n(0 rows)\n',
      stderr: '',
    })
  })

  it('writes CSV with --csv, all of it, and one JSON document a statement with --json', async () => {
    const csv = await sql('--csv', '-c', `select i, 'a,b' as t from generate_series(1, 30000) i`)
    const lines = csv.stdout.trimEnd().split('\n')
    expect([lines[0], lines[1], lines.length]).toEqual(['i,t', '1,"a,b"', 30_001])
    const json = await sql(
      '--json',
      '-c',
      `select 1 a, 1.50 b, true c, 9007199254740993 d, null e; update brokers set name = name`,
    )
    expect(
      json.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      {
        columns: ['a', 'b', 'c', 'd', 'e'],
        rows: [{ a: 1, b: '1.50', c: true, d: '9007199254740993', e: null }],
        command: 'SELECT',
        count: 1,
      },
      { columns: [], rows: [], command: 'UPDATE', count: 0 },
    ])
  })

  it('says of a long table how many rows it does not show', async () => {
    const run = await sql('-c', 'select i from generate_series(1, 10001) i')
    expect(run.stdout).toContain('(10,000 of 10,001 rows shown; --csv prints all)')
  })

  it('reads a file or standard input, and copies out', async () => {
    const file = join(folder, 'script.sql')
    await writeFile(file, `-- a script;\ncreate temp table t (a text);\ninsert into t values ('x;y');\nselect a from t`)
    const fromFile = await openbook(['console', file, '--csv'], withDatabase())
    expect([fromFile.code, fromFile.stdout]).toEqual([0, 'a\nx;y\n'])
    const fromStdin = await openbook(['console'], { ...withDatabase(), input: 'copy (select 1, 2) to stdout;' })
    expect([fromStdin.code, fromStdin.stdout]).toEqual([0, '1\t2\n'])
  })

  it('stops at the first statement that fails, points at the place, and exits with 1', async () => {
    const file = join(folder, 'wrong.sql')
    await writeFile(file, `select 1 as one;\n\nselect 'é',\n  nam from brokers;\nselect 2 as two;`)
    const run = await openbook(['console', file], withDatabase())
    expect(run.code).toBe(1)
    expect(run.stdout).toContain('one')
    expect(run.stdout).not.toContain('two')
    const [message, line, mark] = run.stderr.split('\n')
    expect(message).toBe('error: column "nam" does not exist')
    expect(line).toBe('  line 4:   nam from brokers;'.replace(';', ''))
    expect(mark!.indexOf('^')).toBe(line!.indexOf('nam'))
  })

  it('says so in JSON too when a statement fails, after some of its rows even', async () => {
    const run = await sql('--json', '-c', 'select 1 / (2 - i) as x from generate_series(1, 3) i')
    expect(run.code).toBe(1)
    expect(JSON.parse(run.stdout)).toMatchObject({
      rows: [{ x: 1 }],
      error: { message: 'division by zero', code: '22012' },
    })
  })

  it('exits with 64 for options that exclude each other, and 1 for a file that is not there', async () => {
    expect((await sql('--csv', '--json', '-c', 'select 1')).code).toBe(64)
    const missing = await sql('/nonexistent.sql')
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('there is no such file')])
  })

  it('ends quietly when nobody reads on', async () => {
    const child = startOpenbook(
      ['console', '--csv', '-c', 'select i from generate_series(1, 1000000) i'],
      withDatabase(),
    )
    child.stdin!.end()
    child.stdout!.once('data', () => child.stdout!.destroy())
    const { code, stderr } = await ended(child)
    expect([code, stderr]).toEqual([0, ''])
  })

  it('cancels what runs on Ctrl-C and exits with 130', async () => {
    const child = startOpenbook(['console', '-c', `select 'is running' where pg_sleep(60) is null`], withDatabase())
    const run = ended(child)
    await until(async () => (await sleepers()) === 1)
    child.kill('SIGINT')
    expect((await run).code).toBe(130)
    expect(await sleepers()).toBe(0)
  })

  it('prints the line by which psql joins, without a password', async () => {
    const run = await sql('--psql-command')
    expect([run.code, run.stdout]).toEqual([0, 'psql "$DATABASE_URL"\n'])
    expect(psqlCommand({ host: '/a b/run', port: 5432, user: 'openbook', database: 'openbook' })).toBe(
      "psql -h '/a b/run' -p 5432 -U openbook openbook",
    )
  })

  it('tells psql the connection by the environment', () => {
    const connectionString = 'postgresql://us%40er:se%3Acret@db.example:5433/book?sslmode=require&host=/run/pg'
    expect(psqlEnvironment({ connectionString })).toEqual({
      PGHOST: '/run/pg',
      PGPORT: '5433',
      PGUSER: 'us@er',
      PGPASSWORD: 'se:cret',
      PGDATABASE: 'book',
      PGSSLMODE: 'require',
    })
  })

  async function sleepers(): Promise<number> {
    const store = await database.open()
    const { rows } = await store.pool.query<{ count: number }>(
      `select count(*) from pg_stat_activity where datname = current_database() and query like 'select ''is running''%' and state = 'active'`,
    )
    await store.close()
    return rows[0]!.count
  }
})

describe("openbook console's own prompt", () => {
  it('takes statements over several lines, knows \\dt, \\d and \\q, goes on after errors, and keeps a history', async () => {
    const session = await promptSession()
    const said = await session.type([
      'select 40 +',
      '2 as answer; select 1',
      ';',
      'select nonsense;',
      '\\dt',
      '\\d brokers',
      '\\d nothing',
      '\\x',
      '\\q',
      'select 99 as never;',
    ])
    expect(said.stdout).toContain('answer\n──────\n    42\n(1 row, ')
    expect(said.stderr).toContain('column "nonsense" does not exist')
    expect(said.stdout).toMatch(/^clients +table/m)
    expect(said.stdout).toMatch(/^slug +text +not null/m)
    expect(said.stdout).toContain('There is no table nothing.')
    expect(said.stdout).toContain('\\x is not known here.')
    expect(said.stdout).not.toContain('never')
  })

  const script = spawnSync('script', ['--version']).status === 0
  it.skipIf(!script)('works on a terminal, keeps its history there, and stops a statement on Ctrl-C', async () => {
    const command = `${process.execPath} src/cli.ts console --no-psql`
    const env = { ...process.env, ...withDatabase().env, NO_COLOR: '1', TERM: 'dumb' }
    const child = spawn('script', ['-qec', command, '/dev/null'], { env })
    const run = ended(child)
    let said = ''
    child.stdout.on('data', (text: string) => (said += text))
    await until(() => said.includes('openbook=>'))
    child.stdin.write(`select 'is ' || 'running', pg_sleep(60);\r`)
    await until(() => said.includes('pg_sleep(60);'))
    await until(async () => (await running()) === 1)
    child.stdin.write('\u0003')
    await until(() => said.includes('canceling statement'))
    child.stdin.write('select 6 *\r7 as answer;\r')
    await until(() => said.includes('42'))
    expect(said).toContain('openbook-> ')
    child.stdin.write('\u0004')
    expect((await run).code).toBe(0)
    const history = join(folder, 'console_history')
    expect(await readFile(history, 'utf8')).toContain('7 as answer;')
    expect((await stat(history)).mode & 0o077).toBe(0)
  })

  async function running(): Promise<number> {
    const store = await database.open()
    const { rows } = await store.pool.query<{ count: number }>(
      `select count(*) from pg_stat_activity where datname = current_database() and query like '%pg_sleep(60)%' and pid <> pg_backend_pid() and state = 'active'`,
    )
    await store.close()
    return rows[0]!.count
  }

  async function promptSession() {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    return {
      async type(lines: string[]) {
        const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
        const context = { stdin, stdout, stderr } as unknown as Context
        const printer = tablePrinter((text) => stdout.write(text), true)
        stdin.end(`${lines.join('\n')}\n`)
        const session = { client, cancel: async () => {}, isLost: () => false }
        await prompt(context, session, printer, join(folder, 'history'))
        await client.end()
        return { stdout: String(stdout.read()), stderr: String(stderr.read()) }
      },
    }
  }
})

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20))
}
