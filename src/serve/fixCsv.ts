import { describeFinding, findingRules, type FindingCode } from '../book/findings.ts'
import { escapeFormula } from '../book/formulas.ts'
import { columnsOf, spelling } from '../book/headers.ts'
import { tables, type TableName } from '../book/tables.ts'
import type { FixRow, WaitingRow } from '../store/reads/fixRows.ts'
import { csvLine } from './csv.ts'
import type { FixColumn } from './fixColumns.ts'
import { asideReason, isUncertain } from './rejectionsCsv.ts'

/**
 * Rows to be mended as CSV, to be filled in and sent back: what was sent, then `_codes` and `_reasons`. Openbook passes
 * over those two when the file comes back, and takes the rest as an update; what was not touched is unchanged. An empty
 * cell would empty what is stored, so every cell has what was sent, whichever file it came in.
 */
export function fixCsv(
  table: TableName,
  columns: readonly FixColumn[],
): { head: string; line: (row: FixRow) => string; waitingLine: (row: WaitingRow) => string } {
  const usual = columns.map(({ header }) => header)
  let places: Places | undefined
  return {
    // The mark at the start has Excel read the file as UTF-8; Openbook passes over it when the file comes back.
    head: byteOrderMark + csvLine([...usual, '_codes', '_reasons'].map(escapeFormula)),
    line: (row) => {
      const cells = columns.map(({ column }) => (column === undefined ? '' : (row.sent[column.name] ?? '')))
      const told = row.findings.filter((code) => asks(code))
      const reasons = told.map((code) => reasonOf(table, code, row))
      return csvLine([...cells, told.join(' '), reasons.join(' ')].map(escapeFormula))
    },
    waitingLine: ({ upload_id: upload, header, cells, findings, stored }) => {
      const own = header ?? usual
      // The rows of an upload come one after another.
      if (places?.upload !== upload) places = { upload, at: placesOf(table, own, columns) }
      const aside = isUncertain(findings)
      const moved = columns.map(({ column }, index) => {
        if (aside) return ''
        const at = places!.at[index]
        return (at === undefined ? column && stored?.[column.name] : cells[at]) ?? ''
      })
      const reasons = [...findings.map((finding) => describeFinding(finding)), ...(aside ? [asideReason] : [])]
      const told = [findings.map(({ code }) => code).join(' '), reasons.join(' ')]
      // Cells that have no column stay in the row, so that it is not taken for a good one when nobody mended it.
      const others = aside ? cells : cells.slice(own.length)
      return csvLine([...moved, ...told, ...others].map(escapeFormula))
    },
  }
}

interface Places {
  readonly upload: number
  readonly at: readonly (number | undefined)[]
}

/** Where a file has each column, whatever it calls it. Those that Openbook does not know are told by their spelling. */
function placesOf(
  table: TableName,
  own: readonly string[],
  columns: readonly FixColumn[],
): readonly (number | undefined)[] {
  const known = new Map(columnsOf(table, own).map((column, at) => [column, at]))
  const spelled = new Map(own.map((text, at) => [spelling(text), at]))
  return columns.map(({ header, column }) => (column === undefined ? spelled.get(spelling(header)) : known.get(column)))
}

const byteOrderMark = '\ufeff'

/** What a broker is told about a record: not that something was mended, nor that a policy is out of scope. */
function asks(code: FindingCode): boolean {
  return code in findingRules && ['blocker', 'major', 'minor'].includes(findingRules[code].severity)
}

/** The finding's sentence, with the cell that it is about and what is proposed for it. */
export function reasonOf(table: TableName, code: FindingCode, row: Pick<FixRow, 'unreadable' | 'proposals'>): string {
  const field = unreadableField[code]?.find((name) => row.unreadable?.[name] !== undefined)
  const column = tables[table].columns.find(({ name }) => name === field)
  const value = field === undefined ? undefined : row.unreadable?.[field]
  const sentence = describeFinding({ code, ...(column && { column: column.header }), ...(value && { value }) })
  const proposals = row.proposals.filter((one) => one.code === code && one.value !== null)
  const proposed = proposals.map(({ field: name, value: other }) => {
    const header = tables[table].columns.find((one) => one.name === name)?.header ?? name
    return ` Proposed: ${header} = ${other}.`
  })
  return sentence + proposed.join('')
}

/** Which cell a sentence with {column} and {value} speaks of. */
const unreadableField: Partial<Record<FindingCode, readonly string[]>> = {
  'policy.client.unreadable': ['client_id'],
  'policy.carrier.unreadable': ['carrier_id'],
  'policy.premium.unreadable': ['written_premium'],
  'policy.dates.unreadable': ['expiration_date', 'effective_date'],
}
