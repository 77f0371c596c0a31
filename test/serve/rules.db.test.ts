import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingRules } from '../../src/book/findings.ts'
import { openTestApp, type TestApp } from './support.ts'

let t: TestApp

beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const get = async (query = '') => (await t.server.inject(`/v1/rules${query}`)).json()
const codesOf = (answer: { data: { code: string }[] }) => answer.data.map(({ code }) => code)

describe('GET /v1/rules', () => {
  it('lists every finding with all that is known of it, before there is any broker', async () => {
    const answer = await get()
    expect(codesOf(answer)).toEqual(Object.keys(findingRules))
    expect(answer.version).toBe('test')
    expect(answer.data).toContainEqual({
      code: 'client.state.unrecognised',
      subject: 'client',
      severity: 'major',
      rejects: false,
      repair: ['safe', 'proposed', 'broker'],
      version: 1,
      sentence: findingRules['client.state.unrecognised'].sentence,
      together: {
        one: '{count} client has a state that is not recognised',
        many: '{count} clients have a state that is not recognised',
      },
    })
  })

  it('can be narrowed by subject and severity', async () => {
    expect(codesOf(await get('?subject=carrier&severity=major'))).toEqual(['carrier.name.missing'])
    expect(codesOf(await get('?severity=scope'))).toContain('policy.superseded')
    expect((await get('?subject=book')).data).toHaveLength(3)
  })

  it('refuses a subject that there is not, and names those that there are', async () => {
    const answer = await t.server.inject('/v1/rules?subject=broker')
    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors).toEqual([
      { name: 'subject', message: 'Expected client, carrier, policy, book or row.' },
    ])
  })
})
