import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { isPlaceholder } from '../../src/assess/clients/rules/namePlaceholder.ts'
import { termUnusual } from '../../src/assess/policies/rules/termUnusual.ts'
import { timelyDays } from '../../src/store/reads/newestFile.ts'

/** What a rule goes by is in the reference, with the code's own numbers and words. */
const findings = await readFile(new URL('../../docs/reference/findings.md', import.meta.url), 'utf8')

it('has the words that are no names', () => {
  const [, list = ''] = /in \(('[^)]*)\)/.exec(isPlaceholder('name'))!
  const words = [...list.matchAll(/'(\w+)'/g)].map(([, word]) => word)
  const [, told = ''] = /with at most 20 characters: ([^.]*)\./.exec(findings)!
  expect([...told.matchAll(/`(\w+)`/g)].map(([, word]) => word)).toEqual(words)
})

it('has the terms that are usual, and how far off they may be', () => {
  const months = [...termUnusual.finds.matchAll(/interval '(\d+) months'/g)].map(([, count]) => count)
  const [, days] = /between -(\d+) and/.exec(termUnusual.finds)!
  const told = `${months.slice(0, -1).join(', ')} or ${months.at(-1)} months, give or take ${days} days`
  expect(findings).toContain(told)
})

it('has the days after which an export is old', () => {
  expect(findings).toContain(`more than ${timelyDays} days old`)
})
