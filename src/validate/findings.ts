import type { Finding, FindingCode } from '../book/findings.ts'
import type { MappedColumn, Mapping } from '../map/mapping.ts'
import { scanLimits } from '../parse/limits.ts'
import { type RecordBatch, rowFaults } from '../parse/records.ts'
import { type CellReader, numberReaders } from './cellReader.ts'
import { UNREADABLE } from './numbers.ts'

/** Values in findings are cut at this many characters; the row's cells are kept whole beside them. */
const longestValue = 200

/** What is found where a cell cannot be read as its column's kind. */
const unreadable: Readonly<Record<string, FindingCode>> = {
  'clients.id': 'client.id.invalid',
  'carriers.id': 'carrier.id.invalid',
  'policies.id': 'policy.id.invalid',
  'policies.client_id': 'policy.client.unreadable',
  'policies.carrier_id': 'policy.carrier.unreadable',
  'policies.effective_date': 'policy.dates.unreadable',
  'policies.expiration_date': 'policy.dates.unreadable',
  'policies.written_premium': 'policy.premium.unreadable',
}

/** What is found where a cell without which there is no record is empty. */
const missing: Readonly<Record<string, FindingCode>> = {
  'clients.id': 'client.id.missing',
  'clients.name': 'client.name.missing',
  'carriers.id': 'carrier.id.missing',
  'policies.id': 'policy.id.missing',
}

/** The columns that a row must have something in, or it is rejected. */
export function requiredColumns(mapping: Mapping): MappedColumn[] {
  return mapping.columns.filter(({ column }) => `${mapping.table.name}.${column.name}` in missing)
}

export function unreadableFinding(mapping: Mapping, { column, header }: MappedColumn, value: string): Finding {
  const code = unreadable[`${mapping.table.name}.${column.name}`]
  if (code === undefined) throw new TypeError(`no finding for an unreadable ${column.name}`)
  return { code, column: header, value: shorten(value) }
}

export const encodingFinding: Finding = { code: 'row.encoding.windows-1252' }

/** Everything that is wrong with a row. When it is not certain which cell is which, nothing is said about them. */
export function rowFindings(mapping: Mapping, reader: CellReader, batch: RecordBatch, row: number): Finding[] {
  const structure = structureFinding(mapping, reader, batch, row)
  const found = structure === undefined ? cellFindings(mapping, reader, batch, row) : [structure]
  return batch.windows1252[row] === 1 ? [...found, encodingFinding] : found
}

/** What keeps the row from being told apart into the header's columns. */
export function structureFinding(
  mapping: Mapping,
  reader: CellReader,
  batch: RecordBatch,
  row: number,
): Finding | undefined {
  const fault = rowFaults[batch.fault[row]!]!
  if (fault !== '') return faultFinding(fault)
  const first = batch.firstCell[row]!
  const next = batch.firstCell[row + 1]!
  const value = String(next - first)
  if (next - first < mapping.fewestCells) {
    return { code: 'row.cells.missing', value, expected: String(mapping.fewestCells) }
  }
  for (let cell = first + mapping.mostCells; cell < next; cell++) {
    if (reader.text(batch, cell)) return { code: 'row.cells.extra', value, expected: String(mapping.mostCells) }
  }
  return undefined
}

function faultFinding(code: Exclude<(typeof rowFaults)[number], ''>): Finding {
  if (code === 'row.cell.too-long') return { code, expected: String(scanLimits.cell) }
  if (code === 'row.too-long') {
    return { code, expected: `${scanLimits.record} bytes or ${scanLimits.columns} cells` }
  }
  return { code }
}

function cellFindings(mapping: Mapping, reader: CellReader, batch: RecordBatch, row: number): Finding[] {
  return mapping.columns.flatMap((mapped) => cellFinding(mapping, mapped, reader, batch, row) ?? [])
}

function cellFinding(
  mapping: Mapping,
  mapped: MappedColumn,
  reader: CellReader,
  batch: RecordBatch,
  row: number,
): Finding | undefined {
  const { column } = mapped
  const cell = batch.firstCell[row]! + mapped.cell
  if (!reader.text(batch, cell)) {
    const code = missing[`${mapping.table.name}.${column.name}`]
    return code === undefined ? undefined : { code, column: mapped.header }
  }
  if (column.kind === 'text' || column.kind === 'code') return undefined
  if (reader.number(numberReaders[column.kind], batch, cell) !== UNREADABLE) return undefined
  return unreadableFinding(mapping, mapped, reader.string(batch, cell))
}

function shorten(value: string): string {
  return value.length > longestValue ? `${value.slice(0, longestValue - 1)}…` : value
}
