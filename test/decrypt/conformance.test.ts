import { beforeAll, expect, it } from 'vitest'
import { cases, type Case } from './support/cases.ts'
import { onEachEngine } from './support/engines.ts'
import { makeFixtures, type Fixtures } from './support/fixtures.ts'
import { decryptAll, type Outcome } from './support/outcome.ts'

/** One table of cases, every one on every engine: what a broker may send and what must come of it. */

let fixtures: Fixtures
const messages = new Map<Case, Promise<Buffer>>()

beforeAll(async () => {
  fixtures = await makeFixtures()
})

onEachEngine((engine) => {
  it.each(cases)('$name', async (each) => {
    const message = messages.get(each) ?? Promise.resolve(each.message(fixtures))
    messages.set(each, message)
    const keyring = each.keyring?.(fixtures) ?? fixtures.keyring(fixtures.me)
    const limits = each.maxBytes === undefined ? {} : { maxBytes: each.maxBytes }
    const outcome = await decryptAll(engine(), await message, keyring, { chunkBytes: 4096, ...limits })
    const unlike = engine().name === 'openpgpjs' ? each.unlike?.openpgpjs : undefined
    expectOutcome(outcome, unlike === undefined ? each.expected : { code: unlike })
  })
})

function expectOutcome(outcome: Outcome, expected: Case['expected']): void {
  if ('code' in expected) {
    expect(outcome).toMatchObject({ code: expected.code, params: expected.params?.(fixtures) ?? {} })
    return
  }
  expect(outcome).not.toHaveProperty('code')
  if (outcome.plaintext === undefined) return
  expect(outcome.plaintext.equals(expected.text(fixtures))).toBe(true)
  expect(outcome.report.warnings.map(({ code }) => code)).toEqual(expected.warnings ?? [])
  expect(outcome.report.keyFingerprint).toMatch(/^[0-9A-F]{40,64}$/)
}
