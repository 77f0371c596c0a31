import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { embeddedAvailability, joinEmbedded } from '../../../src/store/embedded/embedded.ts'
import {
  cleanUp,
  dropShared,
  linux,
  makeFolder,
  postmaster,
  query,
  serverProcesses,
  startMember,
  until,
  sharedDirectory,
} from './members.ts'

const available = await embeddedAvailability('/tmp/openbook')

describe.skipIf(!available.possible)('joinEmbedded (skipped where the embedded PostgreSQL cannot run)', () => {
  afterEach(cleanUp)
  afterAll(dropShared)

  it('starts a server that is private to its owner, and stops it on leaving', async () => {
    const directory = join(await makeFolder(), 'book')
    const server = await joinEmbedded(directory)
    expect(server.version).toMatch(/^18\./)
    const [row] = await query(
      server,
      `
      select current_setting('listen_addresses') as tcp, current_setting('fsync') as fsync, current_setting('timezone') as zone,
        current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding`,
    )
    expect(row).toEqual({ tcp: '', fsync: 'on', zone: 'UTC', checksums: 'on', encoding: 'UTF8' })
    expect(statSync(server.connection.host).mode & 0o777).toBe(0o700)
    expect(statSync(directory).mode & 0o077 & ~0o011).toBe(0)

    await server.leave()
    expect(await serverProcesses(directory)).toEqual([])
  })

  it('keeps what was committed for the next start', async () => {
    const directory = await sharedDirectory()
    const first = await joinEmbedded(directory)
    await query(first, "drop table if exists kept; create table kept as select 'Łódź — 東京' as name")
    await first.leave()
    const second = await joinEmbedded(directory)
    expect(await query(second, 'select name from kept')).toEqual([{ name: 'Łódź — 東京' }])
    await second.leave()
  })

  it('is one server for many processes, and the last one that leaves stops it', async () => {
    const directory = await sharedDirectory()
    const one = startMember(directory)
    await one.joined
    const pid = await postmaster(directory)
    const two = startMember(directory)
    const three = await two.joined.then(() => joinEmbedded(directory))
    expect(await postmaster(directory)).toBe(pid)

    expect(await one.leave()).toBe(0)
    await three.leave()
    expect(await query(await two.joined, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await postmaster(directory)).toBe(pid)
    expect(await two.leave()).toBe(0)
    expect(await serverProcesses(directory)).toEqual([])
  })

  it('attaches to the server that runs within the same process too', async () => {
    const directory = await sharedDirectory()
    const first = await joinEmbedded(directory)
    const pid = await postmaster(directory)
    const second = await joinEmbedded(directory)
    expect(await postmaster(directory)).toBe(pid)
    await first.leave()
    await first.leave()
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.leave()
    expect(await serverProcesses(directory)).toEqual([])
  })

  it('makes one database out of three first starts at once', async () => {
    const directory = join(await makeFolder(), 'deeper', 'book')
    const three = [1, 2, 3].map(() => startMember(directory))
    const joined = await Promise.all(three.map((member) => member.joined))
    const begun = await Promise.all(joined.map((each) => query(each, 'select pg_postmaster_start_time()::text as at')))
    expect(new Set(begun.map((rows) => rows[0]?.['at'])).size).toBe(1)
    expect(await Promise.all(three.map((member) => member.leave()))).toEqual([0, 0, 0])
    expect(await serverProcesses(directory)).toEqual([])
    expect(readdirSync(join(directory, 'postgres'))).toEqual(['data'])
  })

  it('survives many joins and leaves at once', async () => {
    const directory = await sharedDirectory()
    const rounds = Array.from({ length: 6 }, async (_, lane) => {
      for (let round = 0; round < 4; round++) {
        const server = await joinEmbedded(directory)
        const rows = await query(server, `select ${lane} as lane`)
        expect(rows).toEqual([{ lane }])
        await server.leave()
      }
    })
    await Promise.all(rounds)
    expect(await serverProcesses(directory)).toEqual([])
  })

  it('takes over from members that were killed, and stops at the end', async () => {
    const directory = await sharedDirectory()
    const [one, two] = [startMember(directory), startMember(directory)]
    await Promise.all([one.joined, two.joined])
    const pid = await postmaster(directory)
    await Promise.all([one.kill(), two.kill()])
    expect(await serverProcesses(directory)).toContain(pid)

    const next = await joinEmbedded(directory)
    expect(await postmaster(directory)).toBe(pid)
    await next.leave()
    expect(await serverProcesses(directory)).toEqual([])
  })

  it('starts well after first starts that were killed midway', async () => {
    const directory = join(await makeFolder(), 'book')
    const midway = startMember(directory)
    const home = join(directory, 'postgres')
    await until(() => existsSync(home) && readdirSync(home).some((name) => name.startsWith('new-')), 'initdb runs')
    await midway.kill()
    mkdirSync(join(home, 'new-older'), { recursive: true })
    const next = await joinEmbedded(directory)
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }])
    await next.leave()
    const again = await joinEmbedded(directory)
    await again.leave()
    expect(existsSync(join(home, 'new-older'))).toBe(false)
  })

  it('asks the server to stop when the last member exits without leaving', async () => {
    const directory = await sharedDirectory()
    const member = startMember(directory, { manner: 'exit' })
    await member.joined
    await member.leave()
    await until(async () => (await serverProcesses(directory)).length === 0, 'the server is gone')
    expect(member.process.exitCode).toBe(0)
  })

  it.runIf(linux)('is out of reach of the Ctrl-C that ends a command', async () => {
    const directory = await sharedDirectory()
    const member = startMember(directory)
    await member.joined
    const pid = await postmaster(directory)
    // Fields after the name in parentheses: state, parent, process group, session.
    const [, , group, session] = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ')
    expect([group, session]).toEqual([String(pid), String(pid)])
    await member.leave()
  })

  it('listens elsewhere when the path is too long for a socket, in a directory of its own', async () => {
    const folder = await makeFolder()
    const directory = join(folder, 'x'.repeat(120))
    const server = await joinEmbedded(directory)
    const { host } = server.connection
    expect(host.startsWith(directory)).toBe(false)
    expect(statSync(host).mode & 0o777).toBe(0o700)
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
    const other = await joinEmbedded(directory)
    expect(other.connection.host).toBe(host)
    await server.leave()
    await other.leave()
    expect(existsSync(host)).toBe(false)
  })

  it('closes a data directory that others could read', async () => {
    const directory = await sharedDirectory()
    mkdirSync(directory, { recursive: true })
    chmodSync(directory, 0o777)
    const server = await joinEmbedded(directory)
    expect(statSync(directory).mode & 0o066).toBe(0)
    await server.leave()
  })

  it('needs no home directory and no particular working directory', async () => {
    const directory = await sharedDirectory()
    const member = startMember(directory, { env: { HOME: '/nonexistent', PGDATA: '/nowhere', PGPORT: '1' }, cwd: '/' })
    expect((await member.joined).version).toMatch(/^18\./)
    expect(await member.leave()).toBe(0)
  })

  it('writes no value of a failing statement to the log', async () => {
    const directory = await sharedDirectory()
    const server = await joinEmbedded(directory)
    await query(server, 'create table unique_names (name text primary key)')
    await query(server, "insert into unique_names values ('Acme Secret')")
    await expect(query(server, "insert into unique_names values ('Acme Secret')")).rejects.toThrow(/duplicate/)
    await expect(query(server, "select 'Acme Secret'::int")).rejects.toThrow(/invalid input/)
    await server.leave()
    const log = await readFile(join(directory, 'postgres.log'), 'utf8')
    expect(log).toContain('ready to accept connections')
    expect(log).not.toContain('Acme')
  })
})
