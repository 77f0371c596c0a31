import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyLabel, families, isLine, labelKey, lineRules, lines } from '../../src/book/lines.ts'
import { parsePattern } from '../../src/book/lines/pattern.ts'
import { policyTypes } from './policyTypes.ts'

const taken = (label: string) => {
  const { line, verdict } = classifyLabel(label)
  return line ?? verdict
}

const anyType = fc.constantFrom(...policyTypes.map(([label]) => label))

describe('a policy type', () => {
  it.each(policyTypes)('%s is taken for %s', (label, expected) => {
    expect(taken(label)).toBe(expected)
  })

  it('is read without case and double blanks', () => {
    const variants = fc.tuple(anyType, fc.constantFrom('lower', 'upper', 'padded'))
    fc.assert(
      fc.property(variants, ([label, how]) => {
        const variant = how === 'lower' ? label.toLowerCase() : how === 'upper' ? label.toUpperCase() : pad(label)
        expect(labelKey(variant)).toBe(labelKey(label))
        // Padding makes a short label no cut one.
        expect(taken(variant)).toBe(taken(label))
      }),
    )
  })

  it('says the same as its line does', () => {
    for (const [label] of policyTypes) {
      const { verdict, line, family, rule } = classifyLabel(label)
      expect(rule === 'none').toBe(verdict === 'unknown')
      expect(line === undefined).toBe(['unspecified', 'review', 'unknown'].includes(verdict))
      expect(family).toBe(line === undefined ? undefined : lines[line].family)
      expect(verdict === 'pc').toBe(family !== undefined && families[family].propertyCasualty)
    }
  })

  it('is never turned from benefits into property and casualty, or the other way, by being cut at 25 characters', () => {
    const opposite = { pc: 'not-pc', 'not-pc': 'pc' } as const
    const turned = policyTypes.filter(([label]) => {
      const whole = classifyLabel(label).verdict
      return whole in opposite && classifyLabel(label.slice(0, 25)).verdict === opposite[whole as 'pc' | 'not-pc']
    })
    expect(turned).toEqual([])
  })

  it('is classified in time that grows with its length only, whatever it says', () => {
    const words = lineRules
      .flatMap(({ match }) => match)
      .join(' ')
      .replace(/[*=^+]/g, '')
      .split(' ')
    const worst = fc.array(fc.constantFrom(...words), { minLength: 200, maxLength: 300 }).map((all) => all.join(' '))
    // Of the processor, not of the clock: other tests run beside this one.
    const begin = process.threadCpuUsage()
    fc.assert(fc.property(fc.oneof(worst, fc.string({ maxLength: 5000 })), (label) => void classifyLabel(label)))
    for (const hostile of ['a.'.repeat(50_000), 'd & '.repeat(50_000), ' '.repeat(200_000), 'ü'.repeat(100_000)]) {
      classifyLabel(hostile)
    }
    expect(process.threadCpuUsage(begin).user / 1000).toBeLessThan(3000)
  })
})

describe('a decision', () => {
  it('wins over every rule, for the label in any case and spacing', () => {
    fc.assert(
      fc.property(anyType, fc.constantFrom(...Object.keys(lines)), (label, line) => {
        const found = classifyLabel(pad(label.toUpperCase()), new Map([[labelKey(label), line]]))
        expect(found).toMatchObject({ line, rule: 'decision' })
      }),
    )
  })

  it('says nothing about other labels, and nothing with a line that is not known', () => {
    expect(classifyLabel('Umbrella Liability', new Map([['umbrella', 'personal-umbrella']])).line).toBe(
      'umbrella-excess',
    )
    expect(classifyLabel('Umbrella', new Map([['umbrella', 'no-such-line']])).verdict).toBe('review')
    expect(classifyLabel('Umbrella', new Map([['umbrella', 'constructor']])).verdict).toBe('review')
  })

  it('may say that a type is not property and casualty', () => {
    const found = classifyLabel('Captive', new Map([['captive', 'other-not-insurance']]))
    expect(found).toEqual({
      verdict: 'not-pc',
      line: 'other-not-insurance',
      family: 'other',
      rule: 'decision',
    })
  })
})

describe('the rules', () => {
  it('have ids of their own, patterns that can be read, and lines that exist', () => {
    const ids = lineRules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { takes, match, unless, candidates } of lineRules) {
      expect(takes === 'review' || takes === 'unspecified' || isLine(takes)).toBe(true)
      for (const line of candidates) expect(isLine(line)).toBe(true)
      expect(match.length).toBeGreaterThan(0)
      for (const pattern of [...match, ...unless]) parsePattern(pattern)
    }
  })

  it.each(['ab*', 'a/b', '', '=a + b', 'a  b'])('refuse the pattern "%s"', (pattern) => {
    expect(() => parsePattern(pattern)).toThrow(TypeError)
  })

  it('are all of use: each line has one', () => {
    const reached = new Set(lineRules.map(({ takes }) => takes))
    for (const line of Object.keys(lines))
      expect([line, reached.has(line as never) || line === 'pet']).toEqual([line, true])
  })
})

function pad(label: string): string {
  return `  ${label.split(' ').join('   ')} `
}
