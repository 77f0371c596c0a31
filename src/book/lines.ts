import { families, type FamilyId } from './lines/families.ts'
import { lines, type LineId } from './lines/list.ts'
import { keyOf, matches, parsePattern, type Pattern } from './lines/pattern.ts'
import type { LineRule, Verdict } from './lines/rule.ts'
import { lineRules } from './lines/rules.ts'
import { labelKey, labelWords, type LabelWords } from './lines/words.ts'

export { families, labelKey, lineRules, lines }
export type { FamilyId, LineId, Verdict }

/** What a policy type was taken for. */
export interface Classification {
  /**
   * `pc`: property and casualty, of a known line. `not-pc`: it is not. `unspecified`: it is, but of which line is not
   * said. `review`: it can mean several things. `unknown`: no rule knows it. The last two wait for a decision.
   */
  readonly verdict: Verdict
  /** Known for pc and not-pc. */
  readonly line: LineId | undefined
  readonly family: FamilyId | undefined
  /** The id of the rule that decided; `decision` where the broker did; `none` where no rule knows the label. */
  readonly rule: string
}

/**
 * What a policy type (the agency's own label) stands for.
 * @param decisions the broker's own word on labels, by labelKey(); it wins over the rules. A line that is not known
 *   (any longer) decides nothing.
 */
export function classifyLabel(label: string, decisions: ReadonlyMap<string, string> = none): Classification {
  const decided = decisions.get(labelKey(label))
  if (decided !== undefined && isLine(decided)) return takenFor(decided, 'decision')
  const rule = findRule(labelWords(label))
  if (rule === undefined) return { verdict: 'unknown', line: undefined, family: undefined, rule: 'none' }
  if (rule.takes === 'unspecified' || rule.takes === 'review') {
    return { verdict: rule.takes, line: undefined, family: undefined, rule: rule.id }
  }
  return takenFor(rule.takes, rule.id)
}

export function isLine(id: string): id is LineId {
  return Object.hasOwn(lines, id)
}

const none: ReadonlyMap<string, string> = new Map()

function takenFor(line: LineId, rule: string): Classification {
  const { family } = lines[line]
  return { verdict: families[family].propertyCasualty ? 'pc' : 'not-pc', line, family, rule }
}

interface Entry {
  /** The rule's place in the order. */
  readonly order: number
  readonly pattern: Pattern
}

/** The rules' patterns by the beginning of their first word: a label's words name the few that can match it. */
const index = buildIndex()
const exceptions = lineRules.map((rule) => rule.unless.map(parsePattern))

function buildIndex(): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>()
  for (const [order, rule] of lineRules.entries()) {
    for (const pattern of rule.match.map(parsePattern)) {
      const same = entries.get(pattern.key)
      if (same === undefined) entries.set(pattern.key, [{ order, pattern }])
      else same.push({ order, pattern })
    }
  }
  return entries
}

function findRule(label: LabelWords): LineRule | undefined {
  let first = lineRules.length
  for (const word of label.words) {
    for (const { order, pattern } of index.get(keyOf(word)) ?? []) {
      if (order >= first) break
      if (matches(pattern, label) && !exceptions[order]!.some((exception) => matches(exception, label))) first = order
    }
  }
  return lineRules[first]
}
