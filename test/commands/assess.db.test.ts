import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReadinessShape } from '../../src/serve/shapes/readiness.ts'
import { createWorkplace, type Workplace } from './workplace.ts'

let place: Workplace
beforeAll(async () => {
  place = await createWorkplace()
  await place.file('Clients.csv', clients)
  await place.file('Carriers.csv', carriers)
  await place.file('Policies.csv', policies)
})
afterAll(() => place.close())

const asOf = '2026-03-01'

/** Two clients have no state; what they pay renews with it. Headers and order as this broker writes them. */
const clients = `Name,Client Number,Address,City,State,Account Manager,Division,Major Group,Industry Group,SIC,Description
Copper Mill LLC,1,1 Mill Road,Columbus,Ohio,Kim,I,72,723,7231,Beauty Shops
Wren Bakery,2,2 Oak Street,Ames,,Kim,I,72,723,7231,Beauty Shops
"Larch, Inc.",3,3 Elm Street,Provo,,Lee,I,72,723,7231,Beauty Shops
`
const carriers = `Id,Company Name,Company State,Company Zip
1,Amber Mutual,Ohio,43004
`
const policies = `Id,Type,CarrierId,ClientId,EffectiveDate,ExpirationDate,WrittenPremium,CarrierPolicyNumber
1,General Liability,1,1,2025-06-01,2026-06-01,1000.00,A-1
2,General Liability,1,2,2025-07-01,2026-07-01,2000.50,A-2
3,General Liability,1,3,2025-08-01,2026-08-01,4000.00,A-3
`

async function assessed(...more: string[]): Promise<ReadinessShape> {
  const { stdout, code } = await place.run(['assess', '--as-of', asOf, '--json', ...more])
  expect(code).toBe(0)
  return JSON.parse(stdout) as ReadinessShape
}

describe('openbook assess', () => {
  it('follows a load without being asked, unless it is told not to', async () => {
    const quiet = await place.run(['load', 'Clients.csv', '--no-assess'])
    expect(quiet.stdout).not.toContain('Assessed')
    expect(await place.query('select count(*) from assessments')).toEqual([{ count: 0 }])
    const run = await place.run(['load', 'Carriers.csv', 'Policies.csv'])
    expect(run.stdout).toMatch(/^Assessed: .* Next: openbook assess --broker default\n$/m)
    expect(await place.query('select count(*) from assessments')).toEqual([{ count: 1 }])
  })

  it('says how much is ready and what to mend first', async () => {
    const { stdout, stderr, code } = await place.run(['assess', '--as-of', asOf])
    expect(code).toBe(0)
    expect(stderr).toContain('nothing has changed')
    expect(stdout).toContain(
      'Default broker, 12 months from 2026-03-01: grade F. 1 of 3 renewals is ready for carriers, $1,000 of $7,001.',
    )
    expect(stdout).toContain('1. 2 clients have no state; 2 policies, $6,001 renewing in the next 12 months')
    expect(stdout).toContain('makes 2 policies, $6,001 ready by itself; fill in and load (--fix client.state.missing)')
  })

  it('tells the quality of tables and, where asked, of fields', async () => {
    const { stdout } = await place.run(['assess', '--as-of', asOf])
    expect(stdout).toMatch(/^ +complete +valid +consistent +unique +timely$/m)
    expect(stdout).toMatch(/^clients +9\d\.\d % \(\d+ of \d+\) +100 % +100 % +100 % +100 %$/m)
    expect(stdout).not.toContain('  state ')
    const fields = await place.run(['assess', '--as-of', asOf, '--fields'])
    expect(fields.stdout).toMatch(/^ {2}state +33\.3 % \(1 of 3\) +100 % +100 %$/m)
  })

  it('writes the rows to fill in; filled in and loaded, the finding is gone and the premium ready', async () => {
    const before = await assessed()
    const run = await place.run(['assess', '--as-of', asOf, '--fixes', 'states.csv', '--fix', 'client.state.missing'])
    expect(run.stdout).toContain('Rows to fill in and load: 1 file.\n  states.csv\n')
    const csv = await readFile(join(place.folder, 'states.csv'), 'utf8')
    expect(csv.split('\r\n')[1]).toMatch(
      /^"Larch, Inc.",3,3 Elm Street,Provo,,,I,72,723,7231,Beauty Shops,client.state.missing,/,
    )
    await place.file('states.csv', csv.replace('Provo,,', 'Provo,UT,'))

    const loaded = await place.run(['load', 'states.csv'])
    expect(loaded.code).toBe(0)
    expect(loaded.stdout).toContain('read 2 = added 0 + updated 1 + unchanged 1 + rejected 0 + repeated 0')
    const after = await assessed()
    expect(after.policies.ready).toEqual({ policies: 2, premium: '5000.00' })
    expect(after.work.fixes.find(({ id }) => id === 'client.state.missing')).toMatchObject({
      rows: 1,
      unlocks: { policies: 1, premium: '2000.50' },
    })
    // Each upload with its assessment is one point more.
    expect(after.trend.length).toBe(before.trend.length + 1)
    expect(after.trend.at(-1)).toMatchObject({ upload_id: 4 })
    const told = await place.run(['assess', '--as-of', asOf])
    expect(told.stdout).toMatch(/^after upload +as of +grade +share +ready +of +ready premium$/m)
    expect(told.stdout).toMatch(/^4 +\d{4}-\d\d-\d\d +/m)
  })

  it('writes the report, and a folder of files to fill in', async () => {
    const run = await place.run(['assess', '--as-of', asOf, '--report', 'r.html', '--fixes', 'to-mend'])
    expect(run.stdout).toContain('The report is in r.html.')
    expect(await readFile(join(place.folder, 'r.html'), 'utf8')).toContain('Wren Bakery')
    for (const name of ['r.html', 'to-mend/01-clients-client.state.missing.csv']) {
      expect([name, (await stat(join(place.folder, name))).mode & 0o777]).toEqual([name, 0o600])
    }
    expect(await readdir(join(place.folder, 'to-mend'))).toContain('01-clients-client.state.missing.csv')
  })

  it('assesses anew when it is forced to, and adds no point to the trend', async () => {
    const before = await assessed()
    const after = await assessed('--force')
    expect(after.assessment!.number).toBe(before.assessment!.number + 1)
    expect(after.trend.length).toBe(before.trend.length)
  })

  it('writes all that is mended by filling in, however few fixes are told', async () => {
    await place.file('Nameless.csv', `${clients.split('\n', 1)[0]}\n,9,,,,,I,72,723,7231,Beauty Shops\n`)
    expect((await place.run(['load', 'Nameless.csv'])).code).toBe(2)
    const run = await place.run(['assess', '--as-of', asOf, '--limit', '1', '--json', '--fixes', 'all'])
    const { work, fixes_files } = JSON.parse(run.stdout) as ReadinessShape & { fixes_files: string[] }
    expect(work.fixes).toHaveLength(1)
    const { work: whole } = await assessed()
    const filledIn = whole.fixes.filter(({ step }) => step === 'send')
    expect(filledIn.length).toBeGreaterThan(1)
    expect(fixes_files).toHaveLength(filledIn.length)
    const last = filledIn.at(-1)!.id
    const one = await place.run(['assess', '--as-of', asOf, '--limit', '1', '--fixes', 'one.csv', '--fix', last])
    expect(one.code).toBe(0)
  })

  it('refuses what makes no sense', async () => {
    expect((await place.run(['assess', '--fix', 'client.state.missing'])).code).toBe(64)
    expect((await place.run(['assess', '--fixes', 'x.csv', '--fix', 'client.state.lost'])).code).toBe(64)
    expect((await place.run(['assess', '--as-of', '2026-02-30'])).code).toBe(64)
    const nowhere = await place.run(['assess', '--report', 'no/where/r.html'])
    expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining('no/where/r.html')])
  })

  it('keeps a load that cannot be assessed, and says so', async () => {
    await place.query(
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
    )
    await place.query(`create trigger refuse before insert on assessments execute function refuse()`)
    await place.file('More.csv', `${carriers}2,Birch Casualty,Ohio,43004\n`)
    const run = await place.run(['load', 'More.csv'])
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('added 1')
    expect(run.stderr).toContain('The book is loaded, but was not assessed:')
    expect(run.stderr).toContain('openbook assess --broker default tries again.')
  })
})
