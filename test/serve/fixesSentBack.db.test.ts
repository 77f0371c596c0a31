import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { assess } from '../../src/assess/assess.ts'
import type { FindingCode } from '../../src/book/findings.ts'
import { csvLine } from '../../src/serve/csv.ts'
import { fixColumns } from '../../src/serve/fixColumns.ts'
import { fixCsv } from '../../src/serve/fixCsv.ts'
import { shapeFixRow, type FixRowShape } from '../../src/serve/shapes/fixRow.ts'
import { listFixRows, listWaitingRows, readHeaders } from '../../src/store/reads/fixRows.ts'
import { createInstallation, type Installation } from '../support/installation.ts'

let at: Installation
beforeAll(async () => {
  at = await createInstallation()
})
beforeEach(async () => {
  for (const table of ['clients', 'rejections', 'uploads']) await at.query(`delete from ${table}`)
})
afterAll(() => at.close())

async function load(name: string, ...rows: string[]): Promise<void> {
  await at.load(await at.file(name, [...rows, ''].join('\n')))
  await assess(at.openbook.pool, at.brokerId)
}

type Row = Record<string, string>

const full = 'Id,Name,Address,City,State'
const narrow = 'client_id,client_name,street'

async function read(code: FindingCode, rejected = false): Promise<{ rows: Row[]; shapes: FixRowShape[] }> {
  const { store } = at.openbook
  const query = { brokerId: at.brokerId, asOf: '2026-03-01', table: 'clients', wanted: { code } } as const
  const columns = fixColumns('clients', await readHeaders(store, at.brokerId, 'clients'), query.wanted)
  const { head, line, waitingLine } = fixCsv('clients', columns)
  const asked = { limit: 100 }
  const stored = rejected ? [] : (await listFixRows(store, query, asked)).rows
  const waiting = rejected ? (await listWaitingRows(store, query, asked)).rows : []
  const text = [head, ...stored.map(line), ...waiting.map(waitingLine)].join('')
  const rows: Row[] = parse(text, { bom: true, columns: true })
  return { rows, shapes: stored.map((row) => shapeFixRow('clients', columns, row)) }
}

/** Fills cells in and sends the rows back, as a spreadsheet would save them. */
async function sendBack(rows: Row[], mended: Row): Promise<void> {
  const cells = rows.map((row) => Object.values(Object.assign(row, mended)))
  await load(
    'mended.csv',
    [Object.keys(rows[0]!), ...cells]
      .map((row) => csvLine(row))
      .join('')
      .trimEnd(),
  )
}

const clients = () => at.query('select id, name, address, city, state from clients order by id')

it('after a file without the column there is a cell to fill in, and nothing else is lost when it comes back', async () => {
  await load('full.csv', full, '1,Copper,1 Mill Road,Ames,IA', '2,Larch,2 Mill Road,Ames,')
  await load('some.csv', narrow, '2,Larch,2 Mill Street')
  const { rows, shapes } = await read('client.state.missing')
  expect(rows).toEqual([expect.objectContaining({ client_id: '2', street: '2 Mill Street', City: 'Ames', State: '' })])
  expect(shapes[0]).toMatchObject({
    row: { client_id: '2', City: 'Ames', State: '' },
    to_mend: expect.arrayContaining(['State']),
  })
  await sendBack(rows, { State: 'NY' })
  expect((await clients())[1]).toEqual({ id: 2, name: 'Larch', address: '2 Mill Street', city: 'Ames', state: 'NY' })
})

it('a column that no file has had is there when a finding asks for it', async () => {
  await load('narrow.csv', narrow, '2,Larch,2 Mill Street')
  const { rows, shapes } = await read('client.city.missing')
  expect(Object.keys(rows[0]!)).toEqual(['client_id', 'client_name', 'street', 'City', '_codes', '_reasons'])
  expect(shapes[0]?.to_mend).toEqual(expect.arrayContaining(['City', 'State']))
  expect(shapes[0]?.row).toMatchObject({ City: '', State: '' })
})

it('a rejected row keeps what its own file had, though the newest has it not', async () => {
  await load('full.csv', full, '3,,3 Mill Road,Ames,IA')
  await load('some.csv', narrow, '1,Copper,1 Mill Road')
  const { rows } = await read('client.name.missing', true)
  expect(rows).toEqual([expect.objectContaining({ client_id: '3', street: '3 Mill Road', City: 'Ames', State: 'IA' })])
  await sendBack(rows, { client_name: 'Wren' })
  expect((await clients())[1]).toEqual({ id: 3, name: 'Wren', address: '3 Mill Road', city: 'Ames', state: 'IA' })
})

it('a rejected row of a narrow file empties nothing of its record when it comes back', async () => {
  await load('full.csv', full, '1,Copper,1 Mill Road,Ames,IA')
  await load('some.csv', narrow, '1,,1 Mill Street')
  const { rows } = await read('client.name.missing', true)
  expect(rows).toEqual([expect.objectContaining({ client_name: '', City: 'Ames', State: 'IA' })])
  await sendBack(rows, { client_name: 'Copper Mill' })
  expect(await clients()).toEqual([{ id: 1, name: 'Copper Mill', address: '1 Mill Street', city: 'Ames', state: 'IA' }])
})
