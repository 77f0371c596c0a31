import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { listWaitingRows } from '../../../src/store/reads/fixRows.ts'
import { readWorkList } from '../../../src/store/reads/workList.ts'
import { createInstallation, type Installation } from '../../support/installation.ts'

const asOf = '2026-03-01'
const header = 'Id,Name,Address,City,State'
let at: Installation
beforeAll(async () => {
  at = await createInstallation()
})
beforeEach(async () => {
  for (const table of ['clients', 'rejections', 'uploads']) await at.query(`delete from ${table}`)
})
afterAll(() => at.close())

async function load(name: string, ...rows: string[]): Promise<void> {
  await at.load(await at.file(name, [header, ...rows, ''].join('\n')))
}

/** The lines that wait, by code. */
async function waiting(): Promise<Record<string, number>> {
  const { fixes } = await readWorkList(at.openbook.store, at.brokerId, asOf, { limit: 100 })
  return Object.fromEntries(fixes.filter(({ rejected }) => rejected).map(({ id, rows }) => [id.split('~')[0], rows]))
}

it('a rejected row waits until its record arrives', async () => {
  await load('a.csv', '1,,1 Mill Road,Ames,IA', '2,,2 Mill Road,Ames,IA', '3,Wren,,,IA')
  expect(await waiting()).toEqual({ 'client.name.missing': 2 })
  await load('b.csv', '1,Copper,1 Mill Road,Ames,IA')
  expect(await waiting()).toEqual({ 'client.name.missing': 1 })
  await load('c.csv', '2,Larch,2 Mill Road,Ames,IA')
  expect(await waiting()).toEqual({})
})

it('one that is sent and rejected again waits once', async () => {
  await load('a.csv', '1,,1 Mill Road,Ames,IA')
  await load('b.csv', '1,,1 Mill Street,Ames,IA')
  expect(await waiting()).toEqual({ 'client.name.missing': 1 })
  const { rows } = await listWaitingRows(
    at.openbook.store,
    { brokerId: at.brokerId, asOf, table: 'clients', wanted: { fix: 'client.name.missing' } },
    { limit: 10 },
  )
  expect(rows.map(({ cells }) => cells[2])).toEqual(['1 Mill Street'])
})

it('one that names no id, or that the book had before, waits while its file is the newest', async () => {
  await load('a.csv', '1,Copper,1 Mill Road,Ames,IA')
  await load('b.csv', '1,,1 Mill Road,Ames,IA', 'x,Wren,,,IA')
  expect(await waiting()).toEqual({ 'client.name.missing': 1, 'client.id.invalid': 1 })
  await load('c.csv', '7,Larch,,,IA')
  expect(await waiting()).toEqual({})
})

it('a full snapshot starts anew', async () => {
  await load('a.csv', '1,,1 Mill Road,Ames,IA')
  await load('b.csv', '7,Larch,,,IA')
  expect(await waiting()).toEqual({ 'client.name.missing': 1 })
  await at.query(`update uploads set kind = 'snapshot' where file_name = 'b.csv'`)
  expect(await waiting()).toEqual({})
})

it('pages through the rows, the newest upload first', async () => {
  await load('a.csv', '1,,,,IA', '2,,,,IA')
  await load('b.csv', '3,,,,IA')
  const query = { brokerId: at.brokerId, asOf, table: 'clients', wanted: { code: 'client.name.missing' } } as const
  const seen: string[] = []
  let after: { key: string | null; id: number } | undefined
  do {
    const { rows, next } = await listWaitingRows(at.openbook.store, query, { limit: 1, ...(after && { after }) })
    seen.push(...rows.map(({ cells }) => cells[0]!))
    after = next
  } while (after !== undefined)
  expect(seen).toEqual(['3', '1', '2'])
})
