import { describe, expect, it } from 'vitest'
import { findingRules } from '../../../src/book/findings.ts'
import { cellsNamed } from '../../../src/serve/shapes/recordFindings.ts'

describe('findings that name a cell', () => {
  // A page of ready policies does not read the cells (store/reads/opportunities/belongings.ts).
  it('keep their policy from being ready', () => {
    const severities = Object.keys(cellsNamed).map((code) => findingRules[code as keyof typeof cellsNamed].severity)
    expect(severities.length).toBeGreaterThan(0)
    expect(severities.filter((severity) => severity !== 'blocker' && severity !== 'major')).toEqual([])
  })
})
