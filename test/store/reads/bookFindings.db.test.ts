import { afterAll, beforeAll, expect, it } from 'vitest'
import { assess } from '../../../src/assess/assess.ts'
import { readScorecard } from '../../../src/store/reads/scorecard.ts'
import { createInstallation, type Installation } from '../../support/installation.ts'

let at: Installation
beforeAll(async () => {
  at = await createInstallation()
})
afterAll(() => at.close())

const today = () => new Date().toISOString().slice(0, 10)
const found = async () => (await readScorecard(at.openbook.store, at.brokerId, today())).bookFindings

it('a stale export is stale no more once a newer one has come, though nothing in the book has changed', async () => {
  const content = 'Id,Name,SIC\n1,Copper,1521\n'
  await at.load(await at.file('old.csv', content))
  await at.query(`update uploads set finished_at = finished_at - interval '46 days'`)
  await assess(at.openbook.pool, at.brokerId)
  expect(await found()).toEqual([
    { code: 'book.snapshot.stale', table_name: 'clients', params: { since: expect.any(String), days: 46 } },
  ])
  const { counts } = await at.load(await at.file('new.csv', content))
  expect(counts).toMatchObject({ added: 0, updated: 0, unchanged: 1 })
  expect(await found()).toEqual([])
})
