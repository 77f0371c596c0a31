import { existsSync, readdirSync, statSync } from 'node:fs'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { embeddedAvailability, joinEmbedded } from '../../../src/store/embedded/embedded.ts'
import { boundServerLog } from '../../../src/store/embedded/serverLog.ts'
import {
  cleanUp,
  dropShared,
  killQuietly,
  makeFolder,
  postmaster,
  query,
  serverProcesses,
  startHelper,
  startMember,
  until,
  sharedDirectory,
} from './members.ts'

const available = await embeddedAvailability('/tmp/openbook')

describe.skipIf(!available.possible)('recovery (skipped where the embedded PostgreSQL cannot run)', () => {
  afterEach(cleanUp)
  afterAll(dropShared)

  it('starts a killed server again for the members that stay, with everything that was committed', async () => {
    const directory = await sharedDirectory()
    const member = startMember(directory)
    const joined = await member.joined
    await query(joined, 'drop table if exists kept; create table kept as select 7 as seven')
    const before = await postmaster(directory)
    process.kill(before, 'SIGKILL')
    await until(() => answers(joined), 'it is back')
    expect(await postmaster(directory)).not.toBe(before)
    expect(await query(joined, 'select seven from kept')).toEqual([{ seven: 7 }])
    expect(await member.leave()).toBe(0)
    expect(await serverProcesses(directory)).toEqual([])
  })

  it('starts it again once for many members, though the whole group of processes was killed', async () => {
    const directory = await sharedDirectory()
    const two = [startMember(directory), startMember(directory)]
    const [joined, other] = await Promise.all([two[0]!.joined, two[1]!.joined])
    await query(joined, 'drop table if exists kept; create table kept as select 7 as seven')
    process.kill(-(await postmaster(directory)), 'SIGKILL')
    await until(() => answers(joined), 'it is back')
    expect(await query(other, 'select seven from kept')).toEqual([{ seven: 7 }])
    expect(await two[0]!.leave()).toBe(0)
    expect(await query(other, 'select seven from kept')).toEqual([{ seven: 7 }])
    expect(await two[1]!.leave()).toBe(0)
    expect(await serverProcesses(directory)).toEqual([])
  })

  it('comes back to the same place when its socket is outside the data directory', async () => {
    const directory = join(await makeFolder(), 'x'.repeat(120))
    const server = await joinEmbedded(directory)
    process.kill(-(await postmaster(directory)), 'SIGKILL')
    await until(() => answers(server), 'it is back')
    await server.leave()
    expect(existsSync(server.connection.host)).toBe(false)
  })

  it('recovers when Openbook and PostgreSQL were both killed, in the midst of a transaction', async () => {
    const directory = await sharedDirectory()
    const member = startMember(directory)
    const joined = await member.joined
    await query(joined, 'drop table if exists kept; create table kept as select 7 as seven')
    const open = query(joined, 'begin; insert into kept select 8; select pg_sleep(60); commit').catch(() => 'cut off')
    await until(async () => (await sleepers(joined)) === 1, 'the transaction is open')
    const all = await serverProcesses(directory)
    await member.kill()
    for (const pid of all) killQuietly(pid)
    expect(await open).toBe('cut off')

    const next = await joinEmbedded(directory)
    expect(await query(next, 'select seven from kept')).toEqual([{ seven: 7 }])
    await next.leave()
    expect(await serverProcesses(directory)).toEqual([])
  })

  it('ends a busy process of a killed server, which would keep the next one from starting', async () => {
    const directory = await sharedDirectory()
    const member = startMember(directory)
    const joined = await member.joined
    // A loop without a wait never notices by itself that its postmaster is gone.
    const busy = query(joined, 'do $$ begin loop end loop; end $$').catch(() => 'cut off')
    await until(async () => (await query(joined, active)).length === 1, 'it is busy')
    await member.kill()
    process.kill(await postmaster(directory), 'SIGKILL')
    const next = await joinEmbedded(directory)
    expect(await busy).toBe('cut off')
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }])
    await next.leave()
  })

  it('is not misled by files of a crash that name a process which is something else by now', async () => {
    const directory = await sharedDirectory()
    const member = startMember(directory)
    const joined = await member.joined
    await query(joined, 'drop table if exists kept; create table kept as select 7 as seven')
    const dead = String(await postmaster(directory))
    await member.kill()
    for (const pid of await serverProcesses(directory)) killQuietly(pid)
    const helper = startHelper('sleep', '600')
    const files = [join(directory, 'postgres/data/postmaster.pid'), join(joined.connection.host, '.s.PGSQL.5432.lock')]
    for (const file of files) await writeFile(file, (await readFile(file, 'utf8')).replace(dead, String(helper.pid)))

    const next = await joinEmbedded(directory)
    expect(await query(next, 'select seven from kept')).toEqual([{ seven: 7 }])
    await next.leave()
    expect(helper.exitCode ?? helper.signalCode).toBeNull()
  })

  it('says what to do about a data directory of another PostgreSQL', async () => {
    const directory = await sharedDirectory()
    await (await joinEmbedded(directory)).leave()
    await writeFile(join(directory, 'postgres/data/PG_VERSION'), '19\n')
    await expect(joinEmbedded(directory)).rejects.toMatchObject({
      code: 'embedded.version',
      params: { found: '19', expected: '18' },
    })
    await writeFile(join(directory, 'postgres/data/PG_VERSION'), '18\n')
    await (await joinEmbedded(directory)).leave()
    expect(await serverProcesses(directory)).toEqual([])
  })

  it('says what PostgreSQL said about a damaged data directory', async () => {
    const directory = join(await makeFolder(), 'book')
    await (await joinEmbedded(directory)).leave()
    await truncate(join(directory, 'postgres/data/global/pg_control'), 100)
    await expect(joinEmbedded(directory)).rejects.toMatchObject({
      code: 'embedded.failed',
      params: { detail: /pg_control/ },
    })
    await truncate(join(directory, 'postgres/data/PG_VERSION'), 0)
    await expect(joinEmbedded(directory)).rejects.toMatchObject({ code: 'embedded.damaged' })
    expect(await serverProcesses(directory)).toEqual([])
  })

  it('keeps the log short while the server goes on writing it', async () => {
    const directory = await sharedDirectory()
    const server = await joinEmbedded(directory)
    const log = join(directory, 'postgres.log')
    await writeFile(log, 'x'.repeat(5 * 2 ** 20), { flag: 'a' })
    await boundServerLog(log)
    await server.leave()
    expect(statSync(log).size).toBeLessThan(10_000)
    expect(await readFile(log, 'utf8')).toContain('database system is shut down')
    expect(readdirSync(directory)).toContain('postgres.log.1')
  })
})

const active = "select 1 from pg_stat_activity where state = 'active' and query like 'do %'"

async function sleepers(joined: { connection: object }): Promise<number> {
  return (await query(joined, "select 1 from pg_stat_activity where wait_event = 'PgSleep'")).length
}

async function answers(joined: { connection: object }): Promise<boolean> {
  return query(joined, 'select 1').then(
    () => true,
    () => false,
  )
}
