import { describe, expect, it } from 'vitest'
import { findingRules, subjectOf, subjects, type FindingCode } from '../../src/book/findings.ts'

const rules = Object.entries(findingRules) as [FindingCode, (typeof findingRules)[FindingCode]][]

describe.each(rules)('%s', (code, { severity, rejects, repair, sentence, together }) => {
  it('is about something known', () => {
    expect(subjects).toContain(subjectOf(code))
  })

  it('says what is wrong in whole sentences that begin with a capital and end', () => {
    expect(sentence).toMatch(/^(\{column\}|\p{Lu}|9999).*[.?)]$/u)
    expect([...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).filter((name) => !filled.has(name!))).toEqual(
      [],
    )
  })

  it('can be said of one record and of many', () => {
    for (const text of together) expect(text).toMatch(/^\{count\} [^{}]+[^.]$/)
  })

  it('leaves to the broker what was not stored, and proposes nothing for what is no fault', () => {
    expect(rejects ? [severity, ...repair] : []).toEqual(rejects ? ['blocker', 'broker'] : [])
    expect(severity === 'scope' && (repair as readonly string[]).includes('proposed')).toBe(false)
  })
})

/** What describeFinding fills in. */
const filled = new Set(['column', 'value', 'expected'])
