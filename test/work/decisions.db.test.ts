import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openService, type Service } from '../../src/app.ts'
import { assess } from '../../src/assess/assess.ts'
import { buildServer } from '../../src/serve/server.ts'
import { createInstallation, type Installation } from '../support/installation.ts'
import { until } from '../support/until.ts'

/** Decisions over HTTP on a book that is really assessed, by a worker, and by later uploads. */

let book: Installation
let service: Service
let server: FastifyInstance

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const clientHeader = 'Id,Name,Address,City,State,Division,Major Group,Industry Group,SIC,Description\n'
const industry = 'I,73,737,7371,Computer Programming Services'
const client = (id: number, name: string, state: string) => `${id},${name},${id} Main St,Fresno,${state},${industry}\n`
const policyHeader =
  'Id,Type,Division,CarrierId,ClientId,EffectiveDate,ExpirationDate,WrittenPremium,CarrierPolicyNumber\n'
const policy = (id: number, type: string, clientId: number, expiration = day(100)) =>
  `${id},${type},West,7,${clientId},${day(-265)},${expiration},1000.00,N-${id}\n`

async function load(name: string, csv: string): Promise<void> {
  await book.load(await book.file(name, csv))
  await assess(book.openbook.pool, book.brokerId)
}

beforeAll(async () => {
  book = await createInstallation()
  service = await openService(book.openbook, pino({ level: 'silent' }))
  server = await buildServer(service.app)
  await book.load(await book.file('Carriers.csv', 'Id,Company Name\n7,Amber Mutual\n'))
  const clients =
    client(1, 'Copper Mill', 'Californa') + client(2, 'Wren Bakery', 'CALIFORNA ') + client(3, 'Larch', 'TX')
  await book.load(await book.file('Clients.csv', clientHeader + clients))
  const policies = [
    policy(1, 'Umbrella', 3),
    policy(2, 'Cyber Liability', 1),
    policy(3, 'Cyber Liability', 2),
    policy(4, 'Cyber Liability', 3),
    policy(5, 'Commercial Property', 3, ''),
  ]
  await load('Policies.csv', policyHeader + policies.join(''))
  await service.startWorker()
})
afterAll(async () => {
  await server.close()
  await service.close()
  await book.close()
})

const get = async (url: string) => (await server.inject(url)).json()
const send = (method: 'PUT' | 'POST' | 'DELETE', url: string, payload?: object) =>
  server.inject({ method, url, ...(payload && { payload }) })

interface Assessed {
  line: string | null
  state: string | null
  x_date: string | null
  aside: string | null
  readiness: string
  findings: string[]
  proposed: string[]
  repaired: string[]
}

async function policyNow(id: number): Promise<Assessed> {
  const [row] = await book.query<Assessed>('select * from policy_assessments where policy_id = $1', [id])
  return row!
}

async function clientNow(id: number): Promise<Assessed> {
  const [row] = await book.query<Assessed>('select * from client_assessments where client_id = $1', [id])
  return row!
}

/** Waits for the worker: nobody but it assesses the book after a decision. */
async function assessed(): Promise<void> {
  await until('the book was assessed again', async () => {
    const { assessment } = await get('/v1/lines')
    return assessment?.current === true
  })
}

describe('a policy type', () => {
  it('that was decided is so for all its policies, and for those of later uploads', async () => {
    expect(await policyNow(1)).toMatchObject({ line: null, findings: ['policy.type.review'], readiness: 'repairable' })
    const [waiting] = (await get('/v1/lines?waiting=true')).data
    expect(waiting).toMatchObject({ label: 'Umbrella', policies: 1, premium: '1000.00', waiting: true })
    expect((await send('PUT', '/v1/lines', { label: 'Umbrella', line: 'umbrella-excess' })).json().changed).toBe(true)
    await assessed()
    expect(await policyNow(1)).toMatchObject({ line: 'umbrella-excess', findings: [], readiness: 'ready' })
    await load('More.csv', policyHeader + policy(11, 'UMBRELLA', 3, day(200)))
    expect(await policyNow(11)).toMatchObject({ line: 'umbrella-excess', readiness: 'ready' })
    const { data } = await get('/v1/lines')
    for (const label of ['Umbrella', 'UMBRELLA']) {
      expect(data.find((row: { label: string }) => row.label === label)).toMatchObject({
        rule: 'decision',
        waiting: false,
        decision: { line: 'umbrella-excess', applied: true },
      })
    }
  })

  it('may be decided to be no property and casualty, which puts its policies out of scope', async () => {
    await send('PUT', '/v1/lines', { label: 'umbrella', line: 'not-pc' })
    await assessed()
    expect(await policyNow(1)).toMatchObject({ aside: 'policy.type.not-pc' })
  })

  it('waits again once the decision is taken back', async () => {
    await send('PUT', '/v1/lines', { label: 'Umbrella', line: null })
    await assessed()
    expect(await policyNow(1)).toMatchObject({ line: null, aside: null, findings: ['policy.type.review'] })
  })
})

describe('a proposed repair', () => {
  const proposed = async (code: string) => (await get(`/v1/repairs?code=${code}`)).data

  it('that is accepted counts for all its records, and for those of later uploads', async () => {
    expect(await clientNow(1)).toMatchObject({ state: null, proposed: ['client.state.unrecognised'] })
    const [repair, ...others] = await proposed('client.state.unrecognised')
    expect(others).toEqual([])
    expect(repair).toMatchObject({ records: 2, renewing: { policies: 2, premium: '2000.00' } })
    await send('POST', `/v1/repairs/${repair.id}/accept`)
    await assessed()
    expect((await get(`/v1/repairs/${repair.id}`)).repair).toMatchObject({ state: 'accepted', settled: true })
    for (const id of [1, 2]) {
      expect(await clientNow(id)).toMatchObject({ state: 'CA', findings: [], repaired: ['client.state.unrecognised'] })
    }
    expect(await policyNow(2)).toMatchObject({ state: 'CA', readiness: 'ready' })
    await load('Late.csv', clientHeader + client(9, 'Late Comer', 'californa'))
    expect(await clientNow(9)).toMatchObject({ state: 'CA', repaired: ['client.state.unrecognised'] })
    const [sent] = await book.query<{ state: string }>('select state from clients where id = 1')
    expect(sent!.state).toBe('Californa')
  })

  it('that is refused leaves the finding without a proposal, until it is reopened', async () => {
    const [repair] = (await get('/v1/repairs?state=accepted')).data
    await send('POST', `/v1/repairs/${repair.id}/refuse`)
    await assessed()
    expect(await clientNow(1)).toMatchObject({
      state: null,
      readiness: 'blocked',
      findings: ['client.state.unrecognised'],
      proposed: [],
      repaired: [],
    })
    await send('POST', `/v1/repairs/${repair.id}/reopen`)
    await assessed()
    expect(await clientNow(1)).toMatchObject({ readiness: 'repairable', proposed: ['client.state.unrecognised'] })
    expect((await get(`/v1/repairs/${repair.id}`)).repair).toMatchObject({ state: 'proposed', settled: true })
  })

  it('of a date shows when the policy would renew as long as nobody has said no', async () => {
    expect(await policyNow(5)).toMatchObject({ x_date: day(100), readiness: 'repairable' })
    const [repair] = await proposed('policy.expiration.missing')
    await send('POST', `/v1/repairs/${repair.id}/refuse`)
    await assessed()
    expect(await policyNow(5)).toMatchObject({ x_date: null, readiness: 'blocked' })
  })

  it('goes when the right value is sent, whatever was answered', async () => {
    const [repair] = await proposed('client.state.unrecognised')
    await send('POST', `/v1/repairs/${repair.id}/accept`)
    await assessed()
    const mended = client(1, 'Copper Mill', 'NV') + client(2, 'Wren Bakery', 'NV') + client(9, 'Late Comer', 'NV')
    await load('Mended.csv', clientHeader + mended)
    expect(await clientNow(1)).toMatchObject({ state: 'NV', findings: [], repaired: [] })
    expect((await get(`/v1/repairs/${repair.id}`)).repair).toMatchObject({ state: 'accepted', records: 0 })
  })
})

describe('a holdback', () => {
  it('keeps a policy, or all policies of a client, out of scope until it is taken back', async () => {
    await send('PUT', '/v1/policies/2/holdback', { reason: 'Being sold' })
    await send('PUT', '/v1/clients/3/holdback', {})
    await assessed()
    expect((await policyNow(2)).aside).toBe('policy.held-back')
    expect((await policyNow(4)).aside).toBe('policy.held-back')
    expect((await policyNow(3)).aside).toBeNull()
    const { data } = await get('/v1/holdbacks')
    expect(data).toMatchObject([
      { table: 'clients', record_id: 3 },
      { table: 'policies', record_id: 2 },
    ])
    await load('Again.csv', policyHeader + policy(4, 'Cyber Liability', 3, day(101)))
    expect((await policyNow(4)).aside).toBe('policy.held-back')
    await send('DELETE', '/v1/clients/3/holdback')
    await assessed()
    expect((await policyNow(4)).aside).toBeNull()
  })
})

it('nothing is assessed when nothing was decided', async () => {
  const before = (await get('/v1/lines')).assessment.number
  // The job before may not have ended yet, though its assessment is there: so count all that ever were.
  const jobs = () => book.query(`select count(*) from pgboss.job where name = 'assessments'`)
  const sent = await jobs()
  const answer = await send('PUT', '/v1/lines', { label: 'Umbrella', line: null })
  expect(answer.json().changed).toBe(false)
  expect(await jobs()).toEqual(sent)
  expect((await get('/v1/lines')).assessment).toMatchObject({ number: before, current: true })
})
