import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { assessCarriers } from '../../../src/assess/carriers/assessCarriers.ts'
import { inWorkspace } from '../../../src/assess/workspace.ts'
import { inTransaction } from '../../../src/store/inTransaction.ts'
import type { CarrierAssessmentRow, RepairRow } from '../../../src/store/schema.ts'
import { haveRealFiles, realFile } from '../../support/realFiles.ts'
import { useTestStore } from '../../support/store.ts'

const store = useTestStore()
let brokerId = 0

type Cells = Partial<Record<'name' | 'city' | 'state' | 'zip', string | null>>

async function put(carriers: Readonly<Record<number, Cells>>): Promise<void> {
  const broker = await store.pool.query<{ id: number }>(
    `insert into brokers (slug, name) select 'b' || count(*), 'B' from brokers returning id`,
  )
  brokerId = broker.rows[0]!.id
  const rows = Object.entries(carriers).map(([id, cells]) => {
    return Object.assign({ name: 'Acme Mutual', city: 'Reno', state: 'NV', zip: '89501' }, cells, {
      broker_id: brokerId,
      id,
      upload_id: 1,
      line: 1,
    })
  })
  await store.pool.query('insert into carriers select * from json_populate_recordset(null::carriers, $1)', [
    JSON.stringify(rows),
  ])
}

async function assess() {
  await inTransaction(store.pool, (tx) => inWorkspace(tx, brokerId, () => assessCarriers(tx, brokerId)))
  const assessed = await store.pool.query<CarrierAssessmentRow & { xmin: string }>(
    'select *, xmin::text from carrier_assessments where broker_id = $1',
    [brokerId],
  )
  const repairs = await store.pool.query<RepairRow>(
    `select * from repairs where broker_id = $1 and table_name = 'carriers' order by record_id, field`,
    [brokerId],
  )
  return { of: Object.fromEntries(assessed.rows.map((row) => [row.carrier_id, row])), repairs: repairs.rows }
}

const decide = (code: string, cause: string, answer: string) =>
  store.pool.query('insert into repair_decisions (broker_id, code, cause, answer) values ($1, $2, $3, $4)', [
    brokerId,
    code,
    cause,
    answer,
  ])

describe('assessCarriers', () => {
  it('finds what is wrong with each, and nothing else', async () => {
    await put({
      0: {},
      1: { name: null },
      2: { state: 'NV8950' },
      3: { state: 'CA9501' },
      4: { zip: '895013' },
      5: { zip: '89501-12' },
      6: { zip: '10004' },
      7: { state: null, zip: null },
    })
    const { of, repairs } = await assess()
    expect([of[0]!.name, of[1]!.name]).toEqual(['Acme Mutual', null])
    const shown = Object.values(of).map((row) => {
      const { carrier_id, state, zip, findings, proposed, readiness } = row
      return [carrier_id, state, zip, findings.join(), proposed.length, readiness].join(' ')
    })
    expect(shown.toSorted((a, b) => a.localeCompare(b))).toEqual([
      '0 NV 89501  0 ready',
      '1 NV 89501 carrier.name.missing 0 blocked',
      '2  89501 carrier.state.malformed 1 ready',
      '3  89501 carrier.state.malformed 0 ready',
      '4 NV  carrier.zip.malformed 1 ready',
      '5 NV  carrier.zip.malformed 1 ready',
      '6 NV 10004 carrier.zip.state-mismatch 0 ready',
      '7    0 ready',
    ])
    expect(repairs.map(({ record_id, field, sent, value, cause }) => [record_id, field, sent, value, cause])).toEqual([
      [2, 'state', 'NV8950', 'NV', 'NV8950 89501 = NV'],
      [4, 'zip', '895013', '89501', '895013 NV = 89501'],
      [5, 'zip', '89501-12', '89501', '89501-12 NV = 89501'],
    ])
  })

  it('heeds answers, and writes nothing a second time', async () => {
    await put({ 2: { state: 'NV8950' }, 5: { zip: '89501-12' } })
    await decide('carrier.state.malformed', 'NV8950 89501 = NV', 'accept')
    await decide('carrier.zip.malformed', '89501-12 NV = 89501', 'refuse')
    const { of, repairs } = await assess()
    expect(of[2]).toMatchObject({ state: 'NV', findings: [], proposed: [], repaired: ['carrier.state.malformed'] })
    expect(of[5]).toMatchObject({ zip: null, findings: ['carrier.zip.malformed'], proposed: [], repaired: [] })
    expect(repairs.map(({ state }) => state)).toEqual(['accepted', 'refused'])
    expect(await assess()).toEqual({ of, repairs })
  })

  it.runIf(haveRealFiles)('finds the two states, the two zips and the four strays of the real carriers', async () => {
    const rows = parse(readFileSync(realFile('Carriers.csv')), { bom: true, from_line: 2 })
    await put(
      Object.fromEntries(
        rows.map(([id, name, , , city, state, zip]) => [id, { name: name!, city: city!, state: state!, zip: zip! }]),
      ),
    )
    const { of, repairs } = await assess()
    const idsOf = (code: string) =>
      Object.values(of)
        .filter(({ findings }) => (findings as string[]).includes(code))
        .map(({ carrier_id }) => carrier_id)
        .toSorted((a, b) => a - b)
    expect(idsOf('carrier.state.malformed')).toEqual([334, 594])
    expect(idsOf('carrier.zip.malformed')).toEqual([757, 811])
    expect(idsOf('carrier.zip.state-mismatch')).toEqual([434, 580, 686, 720])
    expect(repairs.map(({ record_id, field, value }) => [record_id, field, value])).toEqual([
      [757, 'zip', '60173'],
      [811, 'zip', '21803'],
    ])
  })
})
