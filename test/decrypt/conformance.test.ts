import { beforeAll, expect, it } from 'vitest'
import type { Case } from './support/case.ts'
import { cases } from './support/cases.ts'
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
    expect(summary(outcome, each)).toEqual(expectation(unlike === undefined ? each.expected : { code: unlike }))
  })
})

function summary(outcome: Outcome, { expected }: Case): unknown {
  if (outcome.plaintext === undefined) return { code: outcome.code, params: outcome.params }
  return {
    isSame: 'text' in expected && outcome.plaintext.equals(expected.text(fixtures)),
    warnings: outcome.report.warnings.map(({ code }) => code),
    keyFingerprint: outcome.report.keyFingerprint,
    ...('writtenAt' in expected ? { writtenAt: outcome.report.writtenAt } : {}),
  }
}

function expectation(expected: Case['expected']): unknown {
  if (!('code' in expected)) {
    const { warnings = [], writtenAt } = expected
    const date = writtenAt === undefined ? {} : { writtenAt: writtenAt(fixtures) }
    return { isSame: true, warnings, keyFingerprint: anyFingerprint, ...date }
  }
  return { code: expected.code, params: expected.params?.(fixtures) ?? anyParams }
}

const anyFingerprint: unknown = expect.stringMatching(/^[0-9A-F]{40,64}$/)
const anyParams: unknown = expect.any(Object)
