import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorkplace, type Workplace } from './workplace.ts'

/** `openbook lines`, `repairs` and `holdbacks`, each as a process of its own, on a book that they assess. */

let place: Workplace

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  place = await createWorkplace()
  await place.file('Carriers.csv', 'Id,Company Name\n7,Amber Mutual\n')
  await place.file(
    'Clients.csv',
    'Id,Name,Address,City,State,SIC\n1,Copper Mill,1 Main St,Fresno,Californa,7371\n2,Larch,2 Main St,Austin,TX,7371\n',
  )
  await place.file(
    'Policies.csv',
    [
      'Id,Type,CarrierId,ClientId,EffectiveDate,ExpirationDate,WrittenPremium,CarrierPolicyNumber',
      `1,Umbrella,7,2,${day(-265)},${day(100)},2500.00,N-1`,
      `2,Cyber Liability,7,1,${day(-265)},${day(100)},1000.00,N-2\n`,
    ].join('\n'),
  )
  const run = await place.run(['load', 'Carriers.csv', 'Clients.csv', 'Policies.csv'])
  if (run.code !== 0) throw new Error(run.stderr)
})
afterAll(() => place.close())

const json = async (...args: string[]) => JSON.parse((await place.run([...args, '--json'])).stdout)
const readiness = async (id: number) => {
  const [row] = await place.query<{ readiness: string; aside: string | null }>(
    'select readiness, aside from policy_assessments where policy_id = $1',
    [id],
  )
  return row!.aside ?? row!.readiness
}

describe('openbook lines', () => {
  it('shows what policy types are taken for, and which wait for a decision', async () => {
    const { stdout, code } = await place.run(['lines'])
    expect(code).toBe(0)
    const [heads, , ...rows] = stdout.trimEnd().split('\n')
    expect(heads).toMatch(/^type +policies +premium +renewing +of it +taken for +rule$/)
    expect(rows[0]).toMatch(
      /^Umbrella +1 +\$2,500 +1 +\$2,500 +review +review\.umbrella +decide: umbrella-excess, pers/,
    )
    expect(rows[1]).toMatch(/^Cyber Liability +1 +\$1,000 +1 +\$1,000 +cyber +cyber$/)
    expect((await json('lines', '--waiting')).lines).toMatchObject([{ label: 'Umbrella', waiting: true }])
  })

  it('decides at once, and takes decisions back', async () => {
    const set = await place.run(['lines', 'set', 'umbrella', 'umbrella-excess'])
    expect([set.code, set.stdout]).toEqual([
      0,
      '"umbrella" is Commercial umbrella and excess: 1 policy, and those that come.\n',
    ])
    expect(await readiness(1)).toBe('ready')
    expect((await place.run(['lines', 'set', 'Umbrella', 'umbrella-excess'])).stdout).toContain(', as before:')
    expect((await place.run(['lines', '--waiting'])).stdout).toBe('No policy type waits for a decision.\n')
    expect((await json('lines', 'decisions')).decisions).toMatchObject([{ label: 'umbrella', line: 'umbrella-excess' }])
    await place.run(['lines', 'unset', 'Umbrella'])
    expect(await readiness(1)).toBe('repairable')
  })

  it('refuses a line that there is not, and says where to find those that there are', async () => {
    const run = await place.run(['lines', 'set', 'Umbrella', 'umbrela'])
    expect([run.code, run.stdout]).toEqual([64, ''])
    expect(run.stderr).toContain('there is no line "umbrela": openbook lines choices lists them')
    expect((await place.run(['lines', 'choices'])).stdout).toMatch(/^umbrella-excess +Commercial umbrella/m)
  })
})

describe('openbook repairs', () => {
  it('lists, shows, accepts, refuses and reopens what is proposed', async () => {
    const { repairs } = await json('repairs')
    const { id } = repairs.find(({ code }: { code: string }) => code === 'client.state.unrecognised')
    expect((await place.run(['repairs'])).stdout).toMatch(
      new RegExp(`^${id} +client\\.state\\.unrecognised +proposed +1 client +1 +\\$1,000 +state Californa → CA`, 'm'),
    )
    expect((await place.run(['repairs', 'show', id])).stdout).toMatch(/^ 1 +Copper Mill +state +Californa +CA /m)
    expect(await readiness(2)).toBe('repairable')
    const accepted = await place.run(['repairs', 'accept', id])
    expect([accepted.code, accepted.stdout]).toEqual([0, `${id} accepted, 1 client, 1 policy ($1,000) to renew\n`])
    expect(await readiness(2)).toBe('ready')
    expect((await json('repairs', '--state', 'accepted')).repairs).toMatchObject([{ id, settled: true }])
    await place.run(['repairs', 'refuse', id])
    expect(await readiness(2)).toBe('blocked')
    expect((await place.run(['repairs', 'reopen', id])).stdout).toContain(`${id} waits for an answer`)
    expect(await readiness(2)).toBe('repairable')
  })

  it('answers none of several when one is not there', async () => {
    const [{ id }] = (await json('repairs')).repairs
    const run = await place.run(['repairs', 'accept', id, '0123456789abcdef'])
    expect(run.code).toBe(1)
    expect(run.stderr).toBe(
      'openbook: There is no repair 0123456789abcdef here.\n  Check the id, and whose book it is (--broker).\n',
    )
    expect((await json('repairs')).repairs[0]).toMatchObject({ id, state: 'proposed' })
    expect((await place.run(['repairs', 'accept', 'x'])).code).toBe(64)
  })
})

describe('openbook holdbacks', () => {
  it('holds back at once, lists, and takes back', async () => {
    expect((await place.run(['holdbacks'])).stdout).toBe('Nothing is held back from carriers.\n')
    const add = await place.run(['holdbacks', 'add', 'clients', '2', '--reason', 'Being sold'])
    expect([add.code, add.stdout]).toEqual([0, 'The client 2 is held back from carriers.\n'])
    expect(await readiness(1)).toBe('policy.held-back')
    expect((await place.run(['holdbacks'])).stdout).toMatch(/^clients +2 +Larch +1 +\$2,500 +\S+ +Being sold$/m)
    expect((await place.run(['holdbacks', 'remove', 'clients', '2'])).stdout).toBe('The client 2 is not held back.\n')
    expect(await readiness(1)).toBe('repairable')
  })

  it('says what is wrong with a record that is not there', async () => {
    const run = await place.run(['holdbacks', 'add', 'policies', '99'])
    expect([run.code, run.stderr.split('\n')[0]]).toEqual([1, 'openbook: There is no policy 99 here.'])
    expect((await place.run(['holdbacks', 'add', 'carriers', '7'])).code).toBe(64)
  })
})
