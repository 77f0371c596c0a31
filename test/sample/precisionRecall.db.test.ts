import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingRules } from '../../src/book/findings.ts'
import type { SampleOptions } from '../../src/sample/options.ts'
import { createInstallation, type Installation } from '../support/installation.ts'
import { emptyBook, plantAndFind, score, scoreTable, type Known, type Score } from './findFaults.ts'

/** Codes that a sample book cannot have, and why. All others are planted, and each place is known. */
const notPlanted: Record<string, string> = {
  'policy.held-back': 'somebody says so; no file does',
  'book.snapshot.stale': 'no file tells its age',
  'book.volume.dropped': 'it takes two full exports',
  'book.header.mismatch': 'it takes two full exports',
  'row.cell.too-long': 'cells of more than 64 KB would be most of the file',
  'row.too-long': 'rows of more than 1 MB would be most of the file',
  'row.quote.unclosed': 'what it takes with it depends on where the next quotation mark is',
  'row.encoding.windows-1252': 'it is counted for the file, not kept for the row',
}

let place: Installation
beforeAll(async () => {
  place = await createInstallation()
})
afterAll(() => place.close())

describe('a sample book of the usual size', () => {
  let planted: Known[]
  let scores: Score[]
  beforeAll(async () => {
    const options = { seed: 1, clients: 5000, carriers: 934, policies: 10_000, asOf: '2026-11-23' }
    const both = await plantAndFind(place, options)
    planted = both.planted
    scores = score(planted, both.found)
    console.log(scoreTable(scores))
  })

  it('has every fault of the catalogue that a file can have', () => {
    const all = new Set([...planted.map(({ code }) => code), ...Object.keys(notPlanted)])
    expect([...all].toSorted()).toEqual(Object.keys(findingRules).toSorted())
  })

  it('is found to have just the faults that were planted, each with its outcome', () => {
    expect(mistakes(scores)).toEqual([])
    for (const { precision, recall } of scores) expect([precision, recall]).toEqual([1, 1])
  })
})

describe('other sample books are found to be as planted', () => {
  it.each([
    { seed: 2, clients: 300, carriers: 40, policies: 700, asOf: '2024-02-29' },
    { seed: 3, clients: 40, carriers: 3, policies: 2999, asOf: '2026-12-31' },
    { seed: 5, clients: 0, carriers: 0, policies: 40, asOf: '2026-06-15' },
  ])('$clients clients and $policies policies', asPlanted)

  it('any', async () => {
    const any = fc.record({
      seed: fc.nat(),
      clients: fc.nat({ max: 500 }),
      carriers: fc.nat({ max: 60 }),
      policies: fc.nat({ max: 1200 }),
      asOf: fc
        .date({ min: new Date('2001-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
    })
    await fc.assert(fc.asyncProperty(any, asPlanted), { numRuns: 4 })
  })
})

async function asPlanted(options: SampleOptions): Promise<void> {
  await emptyBook(place)
  const { planted, found } = await plantAndFind(place, options)
  expect(mistakes(score(planted, found))).toEqual([])
}

function mistakes(scores: readonly Score[]): Pick<Score, 'code' | 'missed' | 'wrong'>[] {
  return scores
    .filter(({ missed, wrong }) => missed.length + wrong.length > 0)
    .map(({ code, missed, wrong }) => ({ code, missed, wrong }))
}
