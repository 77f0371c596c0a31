import { Failure } from '../book/failures.ts'
import { unescapeFormula } from '../book/formulas.ts'
import { spelling, withoutMark } from '../book/headers.ts'
import { type Table, type TableName } from '../book/tables.ts'
import type { Warning } from '../book/warnings.ts'
import { type Fit, fits } from './fits.ts'
import { listHeaders, rejectionColumns } from './headerText.ts'
import type { Mapping } from './mapping.ts'

/**
 * Tells which table a header row is for and which cell is which column.
 * @param cells the header row's cells
 * @param wanted the table it is said to be; without it, the table is told by the columns
 * @throws Failure `parse.empty`, `map.table-unknown`, `map.table-other`, `map.columns-missing`, `map.columns-doubled`
 */
export function mapHeader(cells: readonly string[], wanted?: TableName): Mapping {
  const texts = cells.map(withoutMark)
  if (texts.every((text) => text === '')) throw new Failure('parse.empty')
  const isOurs = texts.map((text) => rejectionColumns.includes(text.toLowerCase()))
  const fromRejections = isOurs.includes(true)
  const headers = texts.map((text, cell) => (isOurs[cell] ? '' : fromRejections ? unescapeFormula(text) : text))
  const candidates = fits(headers.map(spelling))
  const fit = wanted === undefined ? bestFit(candidates, headers) : wantedFit(candidates, wanted)
  refuseDoubled(fit, headers)
  const headerCells = headers.flatMap((_, cell) => (isOurs[cell] ? [] : [cell]))
  return {
    table: fit.table,
    header: headerCells.map((cell) => headers[cell]!),
    headerCells,
    columns: fit.columns.map(({ column, cells: [cell] }) => ({ column, cell: cell!, header: headers[cell!]! })),
    fewestCells: headers.findLastIndex((text) => text !== '') + 1,
    mostCells: cells.length,
    fromRejections,
    warnings: warnings(fit, headers),
  }
}

/** The table whose needed columns are all there and that has most columns in the header; one only. */
function bestFit(candidates: readonly Fit[], headers: readonly string[]): Fit {
  const complete = candidates.filter((fit) => fit.missing.length === 0)
  const most = Math.max(...complete.map((fit) => fit.columns.length))
  const [best, ...equals] = complete.filter((fit) => fit.columns.length === most)
  if (best === undefined) throw unknownTable(candidates, headers)
  if (equals.length === 0) return best
  const tables = [best, ...equals].map(({ table }) => table.name).join(' and ')
  throw new Failure('map.table-ambiguous', { tables })
}

function wantedFit(candidates: readonly Fit[], wanted: TableName): Fit {
  const fit = candidates.find(({ table }) => table.name === wanted)!
  const others = candidates.filter((other) => other !== fit && other.missing.length === 0)
  // A table that fits twice as well is what the file really is: an Id and a Name are in most of them.
  const found = others.find((other) => fit.missing.length > 0 || other.columns.length >= 2 * fit.columns.length)
  if (found !== undefined) throw new Failure('map.table-other', { expected: wanted, found: found.table.name })
  if (fit.missing.length > 0) {
    const columns = fit.missing.map((column) => column.header).join(', ')
    throw new Failure('map.columns-missing', { table: wanted, columns })
  }
  return fit
}

/**
 * Says which columns are there by their known names alone: a file without a header row has a record in its place, and
 * nobody's record may get into a failure.
 */
function unknownTable(candidates: readonly Fit[], headers: readonly string[]): Failure {
  const known = new Set(candidates.flatMap((fit) => fit.columns.flatMap(({ cells }) => cells)))
  const named = headers.filter((_, cell) => known.has(cell))
  const others = headers.filter((header, cell) => header !== '' && !known.has(cell)).length
  const unnamed = others === 0 ? [] : [`${others} that ${others === 1 ? 'is' : 'are'} not known`]
  const columns = [...(named.length > 0 ? [listHeaders(named)] : []), ...unnamed].join(' and ')
  return new Failure('map.table-unknown', { columns })
}

function refuseDoubled(fit: Fit, headers: readonly string[]): void {
  const doubled = fit.columns.filter(({ cells }) => cells.length > 1)
  if (doubled.length === 0) return
  const columns = doubled.map(({ cells }) => cells.map((cell) => headers[cell]).join(' = ')).join(', ')
  throw new Failure('map.columns-doubled', { columns })
}

function warnings(fit: Fit, headers: readonly string[]): Warning[] {
  const mapped = new Set(fit.columns.flatMap(({ cells }) => cells))
  const extra = headers.filter((header, cell) => header !== '' && !mapped.has(cell))
  const absent = absentColumns(fit.table, fit)
  const found: Warning[] = []
  if (extra.length > 0) found.push({ code: 'map.columns-extra', params: { columns: listHeaders(extra) } })
  if (absent.length > 0) found.push({ code: 'map.columns-absent', params: { columns: absent.join(', ') } })
  return found
}

function absentColumns(table: Table, fit: Fit): string[] {
  const present = new Set(fit.columns.map(({ column }) => column))
  return table.columns.filter((column) => !present.has(column)).map((column) => column.header)
}
