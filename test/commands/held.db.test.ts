import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openService, openOpenbook } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { encryptionKey } from '../../src/keys/keys.ts'
import pino from 'pino'
import { clients } from '../guard/support.ts'
import { encryptTo } from '../support/encrypt.ts'
import { haveRealFiles, realFile } from '../support/realFiles.ts'
import { createWorkplace, type Workplace } from './workplace.ts'

let place: Workplace
beforeAll(async () => {
  place = await createWorkplace()
  await place.file('full.csv', clients(50))
  await place.file('half.csv', clients(25, 1, 'Half'))
  await place.file('nine.csv', clients(9, 1, 'Nine'))
})
afterAll(() => place.close())

interface Row {
  id: number
  state: string
  source: string
}
const uploads = () => place.query<Row>('select id, state, source from uploads order by id')

describe('openbook load', () => {
  it('loads nine rows after many, straight through', async () => {
    const run = await place.run(['load', 'full.csv', 'nine.csv'])
    expect([run.code, run.stdout.match(/read \d+ = added \d+ \+ updated \d+/g)]).toEqual([
      0,
      ['read 50 = added 50 + updated 0', 'read 9 = added 0 + updated 9'],
    ])
  })

  it('holds a full export that lost rows: why, with the numbers, and what to do; exit code 3', async () => {
    const run = await place.run(['load', 'half.csv', '--snapshot'])
    expect([run.code, run.stdout]).toEqual([3, ''])
    const [{ id } = { id: 0 }] = (await uploads()).slice(-1)
    expect(run.stderr.split('\n').slice(-4)).toEqual([
      `half.csv: held as upload ${id} (book.volume.dropped), and nothing of it is in the book.`,
      '  This full export of clients has 25 valid rows; 50 clients are here (50 %; at least 80 % expected).',
      `  If it is right all the same, load it again with --go. If not: openbook uploads discard ${id}`,
      '',
    ])
    expect(await place.query(`select from clients where name like 'Half%'`)).toEqual([])
    expect((await uploads()).at(-1)).toMatchObject({ state: 'held', source: 'command' })
  })

  it('tells programs the same', async () => {
    const run = await place.run(['load', 'half.csv', '--snapshot', '--json'])
    expect([run.code, JSON.parse(run.stdout)]).toMatchObject([
      3,
      {
        state: 'held',
        table: 'clients',
        kind: 'snapshot',
        read: 25,
        hold: { code: 'book.volume.dropped', message: expect.stringContaining('50 %'), params: { rows: 25 } },
      },
    ])
  })

  it('loads it with --go, which answers for those that were held', async () => {
    const run = await place.run(['load', 'half.csv', '--snapshot', '--go'])
    expect([run.code, run.stdout]).toEqual([0, expect.stringContaining('updated 25')])
    expect(await place.query(`select from uploads where state = 'held'`)).toEqual([])
    const [last] = await place.query('select state, kind, released from uploads order by id desc limit 1')
    expect(last).toEqual({ state: 'succeeded', kind: 'snapshot', released: true })
  })

  it('holds a file that was exported before the last one', async () => {
    const newer = await place.run(['load', 'nine.csv', '--exported-at', '2026-02-02'])
    expect(newer.code).toBe(0)
    const older = await place.run(['load', 'nine.csv', 'full.csv', '--exported-at', '2026-02-01'])
    expect(older.code).toBe(3)
    expect(older.stderr).toMatch(
      /full\.csv: held .*\n {2}This file of clients is of 2026-02-01; a newer one \(upload \d+\), of 2026-02-02, is here already\./,
    )
  })

  it('refuses a time that is none, and does nothing', async () => {
    const before = await uploads()
    const run = await place.run(['load', 'nine.csv', '--exported-at', 'monday'])
    expect([run.code, run.stderr]).toEqual([64, expect.stringContaining('2026-02-01')])
    expect(await uploads()).toEqual(before)
  })
})

describe('openbook brokers set', () => {
  it('says whose files are full exports, and --no-snapshot overrides it', async () => {
    const set = await place.run(['brokers', 'set', 'default', '--snapshots', 'clients,policies'])
    expect([set.code, set.stdout]).toEqual([
      0,
      'default (Default broker): files of clients, policies are full exports unless the sender says otherwise.\n',
    ])
    expect((await place.run(['load', 'nine.csv'])).code).toBe(3)
    expect((await place.run(['load', 'nine.csv', '--no-snapshot'])).code).toBe(0)
    const none = await place.run(['brokers', 'set', 'default', '--snapshots', 'none', '--json'])
    expect(JSON.parse(none.stdout)).toEqual({ slug: 'default', name: 'Default broker', snapshot_tables: [] })
  })

  it('refuses tables and brokers that are none', async () => {
    expect((await place.run(['brokers', 'set', 'default', '--snapshots', 'rows'])).code).toBe(64)
    expect((await place.run(['brokers', 'set', 'default'])).code).toBe(64)
    const unknown = await place.run(['brokers', 'set', 'nobody', '--snapshots', 'none'])
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('nobody')])
  })
})

describe('openbook uploads', () => {
  let held: number

  it('shows what is held, why, and how to answer', async () => {
    const config = readConfig(place.settings)
    const openbook = await openOpenbook(config)
    const service = await openService(openbook, pino({ level: 'silent' }))
    try {
      const bytes = await encryptTo(await encryptionKey(config.keysDirectory), clients(2, 1, 'Sent'))
      const body = (async function* () {
        yield bytes
      })()
      const [broker] = await place.query<{ id: number }>('select id from brokers')
      held = (await service.app.receive(body, { brokerId: broker!.id, kind: 'snapshot', force: false })).id
    } finally {
      await service.close()
      await openbook.close()
    }
    const worker = place.start(['work'])
    await waitFor(held, 'held')
    worker.kill('SIGTERM')
    const run = await place.run(['uploads'])
    expect(run.stdout).toContain(`Upload ${held} is held: This full export of clients has 2 valid rows;`)
    expect(run.stdout).toContain(`  Go: openbook uploads release ${held}   Drop: openbook uploads discard ${held}`)
    expect(run.stdout).toMatch(/ clients +held .*book\.volume\.dropped/)
  })

  it('shows it after many newer files, too, and lists by state, table and rejected rows', async () => {
    await place.query(
      `insert into uploads (broker_id, id, source, encrypted, bytes, state, table_name, rows_read, rows_rejected)
       select broker_id, nextval('upload_ids'), 'command', false, 1, 'succeeded', 'policies', n % 2, n % 2
       from uploads, generate_series(1, 25) n where id = $1`,
      [held],
    )
    const list = async (...options: string[]): Promise<{ id: number; state: string; table: string }[]> => {
      const run = await place.run(['uploads', '--json', ...options])
      return JSON.parse(run.stdout).uploads
    }
    const all = await list()
    expect(all.slice(0, 20).map(({ table }) => table)).toEqual(Array(20).fill('policies'))
    expect(all.slice(20).map(({ id, state }) => [id, state])).toContainEqual([held, 'held'])
    expect((await place.run(['uploads'])).stdout).toContain(`Upload ${held} is held:`)
    const onlyHeld = await list('--state', 'held')
    expect(new Set(onlyHeld.map(({ state }) => state))).toEqual(new Set(['held']))
    expect(onlyHeld.map(({ id }) => id)).toContain(held)
    expect((await list('--table', 'policies')).every(({ table }) => table === 'policies')).toBe(true)
    expect(await list('--rejected', '--table', 'policies')).toHaveLength(13)
    expect((await place.run(['uploads', '--state', 'lost'])).code).toBe(64)
  })

  it('release lets it be loaded', async () => {
    const run = await place.run(['uploads', 'release', String(held)])
    expect([run.code, run.stdout]).toEqual([0, expect.stringContaining(`Upload ${held} is queued again`)])
    const worker = place.start(['work'])
    await waitFor(held, 'succeeded')
    worker.kill('SIGTERM')
    expect(await place.query(`select from clients where name like 'Sent%'`)).toHaveLength(2)
    const again = await place.run(['uploads', 'discard', String(held)])
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('is succeeded')])
  })

  it('discard drops one; release of a file loaded by command says to load it with --go', async () => {
    const [{ id } = { id: 0 }] = await place.query<Row>(
      `select id from uploads where state = 'held' and source = 'command'`,
    )
    const released = await place.run(['uploads', 'release', String(id)])
    expect([released.code, released.stderr]).toEqual([1, expect.stringContaining('--go')])
    const discarded = await place.run(['uploads', 'discard', String(id), '--json'])
    expect(JSON.parse(discarded.stdout)).toMatchObject({ upload: { id, state: 'cancelled' } })
    expect((await place.run(['uploads', 'discard', 'x'])).code).toBe(64)
  })

  async function waitFor(id: number, state: string): Promise<void> {
    const { until } = await import('../support/until.ts')
    await until(
      `upload ${id} is ${state}`,
      async () => (await place.query<Row>('select state from uploads where id = $1', [id]))[0]?.state === state,
      {
        every: 100,
      },
    )
  }
})

describe.runIf(haveRealFiles)('the real update of nine rows after the real clients', () => {
  it('goes straight through', async () => {
    const real = await createWorkplace()
    try {
      const key = realFile('part_3_encryption/private.key')
      expect((await real.run(['keys', 'import', key])).code).toBe(0)
      const first = await real.run(['load', realFile('Clients.csv')])
      expect(first.stdout).toContain('read 5,000 = added 4,851')
      const update = ['load', realFile('part_3_encryption/ClientUpdates.csv.gpg')]
      expect((await real.run(update)).stdout).toContain('read 9 = added 2 + updated 6')
      expect((await real.run(update)).stdout).toContain('unchanged 8')
    } finally {
      await real.close()
    }
  })
})
