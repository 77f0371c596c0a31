/**
 * What can be wrong with a row, as data. Codes are stable and public: docs/reference/findings.md lists them
 * (a test holds the two together), and the API and the rejections file show them.
 * `{value}` and the like in a sentence are filled from the finding.
 */

export type Severity = 'blocker' | 'major' | 'minor' | 'info'

export interface FindingRule {
  readonly severity: Severity
  /** A rejected row is not stored, only reported. */
  readonly rejects: boolean
  /** What is wrong and how to mend it, in words a broker's account manager understands. */
  readonly sentence: string
}

const rejects = (sentence: string): FindingRule => ({ severity: 'blocker', rejects: true, sentence })
const notes = (severity: Severity, sentence: string): FindingRule => ({ severity, rejects: false, sentence })

const idRules = <R extends string>(record: R, plural: string) =>
  ({
    [`${record}.id.missing`]: rejects(
      `The ${record} has no Id. Give every ${record} the Id it has in your system and send the row again.`,
    ),
    [`${record}.id.invalid`]: rejects(
      `The Id "{value}" is not a whole number from 0 to 9007199254740991. Send the Id that your system uses for this ${record}.`,
    ),
    [`${record}.id.duplicate`]: rejects(
      `Several ${plural} in this file share the Id {value} but differ. None of them was stored: keep the right one and send it again.`,
    ),
  }) as Record<`${R}.id.${'missing' | 'invalid' | 'duplicate'}`, FindingRule>

export const findingRules = {
  'client.name.missing': rejects(
    "Name is empty. Carriers can't pursue a business with no name: add the name and send the row again.",
  ),
  ...idRules('client', 'clients'),
  ...idRules('carrier', 'carriers'),
  ...idRules('policy', 'policies'),
  'row.cells.missing': rejects(
    'The row has {value} cells but the header has {expected}, so it is not certain which is which. Check for a missing comma or a line break inside a cell.',
  ),
  'row.cells.extra': rejects(
    'The row has {value} cells but the header has {expected}. Check for a comma inside a cell that is not in quotes.',
  ),
  'row.quote.unclosed': rejects(
    'A quotation mark opens a cell and never closes. Close it, or double it ("") if it belongs to the text.',
  ),
  'row.quote.stray': rejects(
    'There is text after a closing quotation mark. Double the mark ("") if it belongs to the text.',
  ),
  'row.cell.too-long': rejects(
    'A cell is longer than {expected} bytes, so the row was skipped; only its start is kept here. Check for a quotation mark that never closes.',
  ),
  'row.too-long': rejects(
    'The row goes on for more than {expected}, so it was skipped; only its start is kept here. Check for a quotation mark that never closes.',
  ),
  'row.nul': rejects('The row holds a NUL byte, which no text has. Export the file again.'),
  'row.encoding.windows-1252': notes(
    'info',
    'The row is not UTF-8; it was read as Windows-1252. Check its accents and dashes.',
  ),
  'policy.dates.unreadable': notes(
    'blocker',
    '{column} "{value}" is not a date. Write dates as YYYY-MM-DD. The policy was stored without it.',
  ),
  'policy.premium.unreadable': notes(
    'major',
    '{column} "{value}" is not an amount. Write it like 1234.56. The policy was stored without it.',
  ),
  'policy.client.unreadable': notes(
    'blocker',
    '{column} "{value}" is not a client Id. The policy was stored without its client.',
  ),
  'policy.carrier.unreadable': notes(
    'major',
    '{column} "{value}" is not a carrier Id. The policy was stored without its carrier.',
  ),
} as const satisfies Record<string, FindingRule>

export type FindingCode = keyof typeof findingRules

/** One thing wrong with one row. `column` is the file's own header text; `value` what the cell said. */
export interface Finding {
  readonly code: FindingCode
  readonly column?: string
  readonly value?: string
  readonly expected?: string
}

/** The finding's sentence, filled in. Long values are cut at 80 characters. */
export function describeFinding(finding: Finding): string {
  const fill: Record<string, string | undefined> = {
    column: finding.column,
    value: finding.value,
    expected: finding.expected,
  }
  return findingRules[finding.code].sentence.replace(/\{(\w+)\}/g, (_, name: string) => shorten(fill[name] ?? ''))
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
