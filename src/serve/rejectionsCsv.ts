import { escapeFormula } from '../book/formulas.ts'
import type { Rejected } from '../store/reads/rejections.ts'
import { csvLine } from './csv.ts'
import { shapeFinding } from './shapes/findings.ts'

/**
 * Rejected rows as CSV, to be mended in a spreadsheet and sent again: the file's own columns first, then `_line`,
 * `_codes` and `_reasons`. Cells that have no column stand behind these, so that nothing that was sent is lost.
 */
export function rejectionsCsv(header: readonly string[]): { head: string; line: (row: Rejected) => string } {
  return {
    // The mark at the start has Excel read the file as UTF-8; Openbook passes over it when the file comes back.
    head: byteOrderMark + csvLine([...header.map(escapeFormula), '_line', '_codes', '_reasons']),
    line: ({ line, cells, findings }) => {
      const shaped = findings.map(shapeFinding)
      const aside = isUncertain(shaped)
      const own = Array.from({ length: header.length }, (_, at) => (aside ? '' : escapeFormula(cells[at] ?? '')))
      const codes = shaped.map(({ code }) => code).join(' ')
      const reasons = [...shaped.map(({ message }) => message), ...(aside ? [asideReason] : [])].join(' ')
      const others = cells.slice(aside ? 0 : header.length).map(escapeFormula)
      return csvLine([...own, line, codes, escapeFormula(reasons), ...others])
    },
  }
}

/** Whether nobody can tell which cell of a row belongs to which column. */
export function isUncertain(findings: readonly { readonly code: string }[]): boolean {
  return findings.some(({ code }) => uncertain.has(code))
}

const byteOrderMark = '\ufeff'

/**
 * With these it is not known which cell belongs to which column, or a cell is not whole. Put in their columns, such
 * cells would be taken for good when the file is sent again unmended.
 */
const uncertain: ReadonlySet<string> = new Set([
  'row.cells.missing',
  'row.quote.unclosed',
  'row.quote.stray',
  'row.cell.too-long',
  'row.too-long',
  'row.nul',
])

export const asideReason = 'The cells stand behind this one, as they were read: move them into their columns.'
