import { createReadStream, existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkedRows } from './checkedRows.ts'

const file = (name: string) => new URL(`../../../shared/data/highwing/${name}`, import.meta.url)
const read = (name: string) => checkedRows(createReadStream(file(name)))

describe('the real files', () => {
  it.runIf(existsSync(file('Clients.csv')))('clients: 149 have no name', async () => {
    const { rows, rejected, noted } = await read('Clients.csv')
    expect([rows.length, rejected.length, noted.length]).toEqual([4851, 149, 0])
    expect(rejected.every(({ findings }) => findings.length === 1 && findings[0]!.code === 'client.name.missing')).toBe(
      true,
    )
    expect(rows[0]).toEqual({
      line: 2,
      id: 1,
      name: 'Robinson and Sons',
      address: '37898 Rollins Port Suite 901',
      city: 'New Emilyton',
      state: 'North Carolina',
      division: 'D',
      major_group: '20',
      industry_group: '205',
      sic: '2052',
      description: 'Cookies and Crackers',
    })
  })

  it.runIf(existsSync(file('Carriers.csv')))('carriers: all of them, with their zips as sent', async () => {
    const { rows, rejected, noted } = await read('Carriers.csv')
    expect([rows.length, rejected.length, noted.length]).toEqual([934, 0, 0])
    expect(rows[0]).toMatchObject({ id: 0, name: 'Bankers Standard Insurance Company', zip: '19106' })
    expect(rows.find(({ id }) => id === 13)).toMatchObject({ zip: '07054' })
  })

  it.runIf(existsSync(file('Policies.sample.csv')))('policies: all of them', async () => {
    const { rows, rejected, noted } = await read('Policies.sample.csv')
    expect([rows.length, rejected.length, noted.length]).toEqual([30, 0, 0])
    expect(rows[0]).toMatchObject({
      carrier_id: 613,
      client_id: 4619,
      effective_date: 6210,
      written_premium: 79_100_000,
    })
  })
})
