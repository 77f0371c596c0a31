import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { embeddedAvailability, joinEmbedded } from '../../../src/store/embedded/embedded.ts'
import {
  cleanUp,
  dropShared,
  isRoot,
  linux,
  makeFolder,
  query,
  serverProcesses,
  startHelper,
  startMember,
  until,
  sharedDirectory,
} from './members.ts'

const available = await embeddedAvailability('/tmp/openbook')
const namespaces = spawnSync('unshare', ['--user', '--map-user=65534', '--map-group=65534', '--', 'true']).status === 0
const daemon = 1
const nobody = 65534

describe.runIf(isRoot && linux && available.possible)('who runs the server (needs root, on Linux)', () => {
  afterEach(cleanUp)
  afterAll(dropShared)

  it('is the user itself when that is an ordinary one', async () => {
    const directory = await folderOf(daemon)
    const member = startMember(directory, { uid: daemon, env: { HOME: '/nonexistent' } })
    expect(await query(await member.joined, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(statSync(join(directory, 'postgres/data')).uid).toBe(daemon)
    expect(await member.leave()).toBe(0)
    expect(await serverProcesses(directory)).toEqual([])
  })

  it("is the directory's owner when root joins or starts it, and the owner can go on with it", async () => {
    const directory = await folderOf(daemon)
    const owner = startMember(directory, { uid: daemon })
    await owner.joined
    const root = await joinEmbedded(directory)
    expect(await owner.leave()).toBe(0)
    await root.leave()
    expect(await serverProcesses(directory)).toEqual([])

    const again = await joinEmbedded(directory)
    await query(again, 'create table made_by_root as select 1 as one')
    const beside = startMember(directory, { uid: daemon })
    expect(await query(await beside.joined, 'select one from made_by_root')).toEqual([{ one: 1 }])
    await again.leave()
    expect(await beside.leave()).toBe(0)
    expect(await serverProcesses(directory)).toEqual([])
  })

  it.runIf(namespaces)('is root, in a namespace where it is nobody, when root runs it', async () => {
    const directory = await sharedDirectory()
    expect(await embeddedAvailability(directory)).toMatchObject({ possible: true, way: 'namespace' })
    const server = await joinEmbedded(directory)
    expect(statSync(join(directory, 'postgres/data')).uid).toBe(0)
    expect(statSync(directory).mode & 0o777).toBe(0o700)
    await server.leave()
  })

  it.runIf(namespaces)(
    'is nobody when root may not make namespaces, and nobody sees the rest of the directory',
    async () => {
      const under = await withoutNamespaces()
      const directory = await sharedDirectory()
      mkdirSync(join(directory, 'keys'), { mode: 0o700 })
      writeFileSync(join(directory, 'keys/secret'), 'x')
      const member = startMember(directory, { under })
      expect(await query(await member.joined, 'select 1 as one')).toEqual([{ one: 1 }])
      expect(statSync(join(directory, 'postgres/data')).uid).toBe(nobody)
      expect(statSync(directory).mode & 0o777).toBe(0o711)
      expect(statSync(join(directory, 'keys/secret')).uid).toBe(0)
      expect(await member.leave()).toBe(0)
      expect(await serverProcesses(directory)).toEqual([])

      const server = await joinEmbedded(directory)
      expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
      await server.leave()
    },
  )

  it.runIf(namespaces)('makes the database as nobody too, on a long path', async () => {
    const directory = join(await makeFolder(), 'x'.repeat(120))
    const member = startMember(directory, { under: await withoutNamespaces() })
    const joined = await member.joined
    expect(await query(joined, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(statSync(joined.connection.host)).toMatchObject({ uid: nobody })
    expect(await member.leave()).toBe(0)
    expect(existsSync(joined.connection.host)).toBe(false)
  })

  it.runIf(namespaces)('says what to do when nobody cannot reach the directory either', async () => {
    const folder = await makeFolder()
    chmodSync(folder, 0o700)
    const member = startMember(join(folder, 'book'), { under: await withoutNamespaces() })
    const said = await member.joined
    expect(said.failure).toBe('embedded.unavailable')
    expect(said.params?.['detail']).toMatch(/refuses to run as root.*unshare.*nobody/)
    expect(said.params?.['advice']).toMatch(/ordinary user.*OPENBOOK_DATA.*DATABASE_URL/)
    expect(existsSync(join(folder, 'book', 'postgres', 'data'))).toBe(false)
  })

  it.runIf(namespaces)('says what to do when root may not become anybody else either', async () => {
    const under = [...(await withoutNamespaces()), 'setpriv', '--bounding-set=-setuid,-setgid', '--inh-caps=-all']
    const said = await startMember(join(await makeFolder(), 'book'), { under }).joined
    expect(said.failure).toBe('embedded.unavailable')
    expect(said.params?.['detail']).toMatch(/may not become user id 65534 \(EPERM\)/)
  })

  it("is the folder's owner when root works in a home that is closed to all others", async () => {
    const directory = await folderOf(daemon)
    chmodSync(dirname(directory), 0o700)
    const server = await joinEmbedded(directory)
    expect(statSync(directory).uid).toBe(daemon)
    expect(statSync(join(directory, 'postgres/data')).uid).toBe(daemon)
    await server.leave()
    const owner = startMember(directory, { uid: daemon })
    expect(await query(await owner.joined, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await owner.leave()).toBe(0)
  })

  it("refuses another user's directory, and says whose it is", async () => {
    const directory = await folderOf(0)
    mkdirSync(directory, { mode: 0o755 })
    const member = startMember(directory, { uid: daemon })
    expect(await member.joined).toMatchObject({
      failure: 'embedded.unavailable',
      params: { detail: expect.stringContaining('belongs to user id 0') as string },
    })
  })

  it('says what to do where it cannot make the directory', async () => {
    const member = startMember(join(await makeFolder(), 'book'), { uid: daemon })
    expect(await member.joined).toMatchObject({
      failure: 'embedded.unavailable',
      params: { advice: expect.stringContaining('OPENBOOK_DATA') as string },
    })
  })
})

/** The path of a data directory to be, in a folder that belongs to the user. */
async function folderOf(uid: number): Promise<string> {
  const folder = await makeFolder()
  chownSync(folder, uid, uid)
  return join(folder, 'book')
}

/**
 * A command line to put before another, which then runs as root of a user namespace in which no further one can be
 * made: what containers forbid, without touching this machine's settings.
 */
async function withoutNamespaces(): Promise<string[]> {
  const holder = startHelper('unshare', '--user', 'sleep', '600')
  await once(holder, 'spawn')
  const proc = `/proc/${holder.pid}`
  // unshare turns into sleep once it is in its new namespace.
  await until(() => isSleeping(proc), 'the namespace is there')
  for (const map of ['uid_map', 'gid_map']) writeFileSync(`${proc}/${map}`, '0 0 4294967295')
  const into = ['nsenter', '--user', `--target=${holder.pid}`, '--setuid=0', '--setgid=0']
  spawnSync(into[0]!, [...into.slice(1), 'sh', '-c', 'echo 0 > /proc/sys/user/max_user_namespaces'])
  return into
}

function isSleeping(proc: string): boolean {
  return spawnSync('cat', [`${proc}/comm`], { encoding: 'utf8' }).stdout.trim() === 'sleep'
}
