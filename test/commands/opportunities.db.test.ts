import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { addAssessedBook, addAssessment, asOf } from '../serve/opportunities/book.ts'
import { addBroker } from '../serve/support.ts'
import { rulesVersion } from '../../src/assess/rulesVersion.ts'
import { createWorkplace, type Workplace } from './workplace.ts'

let place: Workplace
beforeAll(async () => {
  place = await createWorkplace()
  const store = await openStore({ databaseUrl: place.databaseUrl, dataDirectory: place.folder })
  const broker = await addBroker(store, 'one')
  await addAssessedBook(store, broker, 300)
  await store.pool.query('update books set version = 5')
  await addAssessment(store, broker, 5, rulesVersion)
  await store.close()
})
afterAll(() => place.close())

const opportunities = (...args: string[]) => place.run(['opportunities', '--as-of', asOf, ...args])

describe('openbook opportunities', () => {
  it('prints a table, the total, what is left out and why, and what to do next', async () => {
    const { code, stdout, stderr } = await opportunities('--limit', '3')
    expect([code, stderr]).toEqual([0, ''])
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^x-date +days +bucket +policy +client +state +sic +line +carrier +premium +office$/)
    expect(lines[2]).toMatch(/^2027-03-\d\d +\d+ +late +\d+ /)
    expect(lines.slice(5)).toEqual([
      '',
      expect.stringMatching(
        /^\d+ opportunities with \$[\d,]+ of premium in the 12 months from 2027-03-01\. 3 shown; --all shows all\.$/,
      ),
      expect.stringMatching(
        /^Left out of the whole book: \d+ not property and casualty, \d+ with a newer term, \d+ expired without a newer term, \d+ that renew later, \d+ repairable, \d+ blocked\.$/,
      ),
      'Next: openbook repairs lists what waits for a yes or no.',
    ])
  })

  it('prints the same rows as a table, JSON and CSV', async () => {
    const filters = ['--state', 'ny', '--line', 'cyber', '--sort', '-premium']
    const document = JSON.parse((await opportunities(...filters, '--all', '--json')).stdout)
    expect(document).toMatchObject({ as_of: asOf, assessment: { number: 5, current: true }, left_out: { scope: {} } })
    expect(document.opportunities).toHaveLength(document.total.count)
    expect(document.opportunities.length).toBeGreaterThan(5)
    const csv = parse((await opportunities(...filters, '--csv')).stdout, { columns: true }) as Record<string, string>[]
    const ids = document.opportunities.map(({ id }: { id: number }) => id)
    expect(csv.map((row) => Number(row.policy_id))).toEqual(ids)
    const { stdout } = await opportunities(...filters, '--all')
    expect(
      stdout
        .split('\n')
        .slice(2, 2 + ids.length)
        .map((line) => Number(line.split(/ +/)[3])),
    ).toEqual(ids)
  })

  it('prints a document a line, and chosen columns', async () => {
    const filters = ['--state', 'ny', '--line', 'cyber']
    const { opportunities: all } = JSON.parse((await opportunities(...filters, '--all', '--json')).stdout)
    const { stdout } = await opportunities(...filters, '--ndjson')
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(all)
    const csv = await opportunities(...filters, '--csv', '--columns', 'x_date, policy_id', '--limit', '1')
    expect(csv.stdout).toBe(`x_date,policy_id\r\n${all[0].x_date},${all[0].id}\r\n`)
  })

  it('adds up by what is asked for, as the list does', async () => {
    const { opportunities: all, total } = JSON.parse((await opportunities('--all', '--json')).stdout)
    const sums = JSON.parse((await opportunities('--sum', 'month,line', '--json')).stdout)
    expect(sums.total).toEqual(total)
    const months = Object.groupBy(all as { x_date: string }[], ({ x_date }) => x_date.slice(0, 7))
    expect(sums.groups.month.map(({ key, count }: { key: string; count: number }) => [key, count])).toEqual(
      Object.entries(months)
        .map(([key, found]) => [key, found!.length] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
    const { stdout } = await opportunities('--sum', 'month,line')
    expect(stdout).toMatch(/^month +opportunities +premium$/m)
    expect(stdout).toMatch(/^line +opportunities +premium$/m)
    expect(stdout).toMatch(/^cyber +Cyber .*\d+ +\$[\d,]+$/m)
  })

  it('names what it does not know', async () => {
    for (const args of [
      ['--sum', 'months'],
      ['--csv', '--columns', 'name'],
      ['--columns', 'x_date'],
    ]) {
      const run = await opportunities(...args)
      expect([run.code, run.stdout]).toEqual([64, ''])
    }
    expect((await opportunities('--sum', 'months')).stderr).toContain('"months" is not one of month, line')
  })

  it('shows the findings of what is not ready', async () => {
    const { stdout } = await opportunities('--readiness', 'repairable', '--limit', '1')
    expect(stdout).toMatch(/repairable +client\.state\.unrecognised/)
    expect(stdout).toMatch(/that renew later, \d+ blocked\.$/m)
  })

  it('names every option that is wrong, and does nothing', async () => {
    const { code, stderr } = await opportunities('--state', 'Ohio', '--premium-min', '1e3', '--bucket', 'soonish')
    expect(code).toBe(64)
    expect(stderr).toContain('--state: Expected the two letters of a state, such as NY.')
    expect(stderr).toContain('--premium-min: Expected an amount')
    expect(stderr).toContain('--bucket: Expected late, tight, prime, early.')
    expect((await opportunities('--limit', '0')).code).toBe(64)
    expect((await opportunities('--json', '--csv')).code).toBe(64)
  })

  it('says when the book is not assessed as it is now, or not at all', async () => {
    await place.query('update books set version = 6')
    expect((await opportunities()).stdout).toContain('Next: openbook assess. The book has changed')
    await place.query(`insert into brokers (slug, name) values ('new', 'New')`)
    const { stdout } = await opportunities('--broker', 'new')
    expect(stdout.split('\n')).toEqual([
      '0 opportunities with $0 of premium in the 12 months from 2027-03-01.',
      'Left out of the whole book: nothing.',
      'Next: openbook assess. The book was not assessed yet, so nothing can be here.',
      '',
    ])
  })
})
