import type { Schema } from '../../../api/client.ts'
import { spellLine } from '../../../words/terms.ts'
import type { Grouping } from '../useTotals.ts'

/** A filter that is a choice among the values that there are. */
export interface Choice {
  readonly filter: 'line' | 'family' | 'state' | 'division' | 'carrier' | 'office'
  /** The sum that has its values. */
  readonly grouping: Grouping
  readonly name: string
  readonly several: string
  /** Only one can be chosen at a time. */
  readonly one?: true
}

export const choices: readonly Choice[] = [
  { filter: 'line', grouping: 'line', name: 'Line', several: 'lines' },
  { filter: 'family', grouping: 'family', name: 'Family', several: 'families' },
  { filter: 'state', grouping: 'state', name: 'State', several: 'states' },
  { filter: 'division', grouping: 'industry', name: 'Industry', several: 'industries' },
  { filter: 'carrier', grouping: 'carrier', name: 'Incumbent', several: 'carriers' },
  { filter: 'office', grouping: 'office', name: 'Office', several: 'offices', one: true },
]

export function nameChoice(choice: Choice, { key, title }: Pick<Schema<'OpportunityGroup'>, 'key' | 'title'>): string {
  if (title !== null) return title
  if (choice.filter === 'carrier') return `Carrier ${key}`
  if (choice.filter === 'division') return `Division ${key}`
  return choice.filter === 'line' || choice.filter === 'family' ? spellLine(key) : (key ?? '–')
}

/** What the address says is chosen; the API takes letters in either case. */
export function valuesOf(choice: Choice, text: string | undefined): string[] {
  if (text === undefined) return []
  if (choice.one === true) return [text]
  const isLetters = choice.filter === 'state' || choice.filter === 'division'
  return [...new Set((isLetters ? text.toUpperCase() : text).split(','))]
}
