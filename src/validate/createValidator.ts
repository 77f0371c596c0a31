import type { Finding } from '../book/findings.ts'
import { sentCells } from '../map/sentCells.ts'
import type { MappedColumn, Mapping } from '../map/mapping.ts'
import { faults, type RecordBatch } from '../parse/records.ts'
import { CellReader, numberReaders } from './cellReader.ts'
import type { CheckedBatch, Rejection } from './checked.ts'
import { columnFiller } from './checkedColumns.ts'
import { encodingFinding, requiredColumns, rowFindings, structureFinding, unreadableFinding } from './findings.ts'
import { UNREADABLE } from './numbers.ts'

/** Checks a batch of rows. What it gives is valid until the next call. */
export type Validator = (batch: RecordBatch) => CheckedBatch

interface Kept {
  count: number
  firstCells: Int32Array
  line: Float64Array
}

/**
 * Makes the check of a file's rows: which of them may be stored, what their cells say, and everything that is wrong
 * with the others. Rows are rejected when they cannot be told apart into cells, when they have more or fewer cells than
 * the header, or when they lack an id or what else no record can do without. Any other cell that is not of its column's
 * kind is null, kept as sent beside the row, and noted.
 */
export function createValidator(mapping: Mapping): Validator {
  const reader = new CellReader(mapping)
  const fillers = mapping.columns.map((mapped) => columnFiller(mapped, reader))
  const mayBeStored = storableRows(mapping, reader)
  const kept: Kept = { count: 0, firstCells: new Int32Array(0), line: new Float64Array(0) }
  return (batch) => {
    const rejected: Rejection[] = []
    const noted: { line: number; finding: Finding }[] = []
    const unreadable = new Map<number, Record<string, string>>()
    makeRoom(kept, batch.count)
    for (let row = 0; row < batch.count; row++) {
      const line = batch.line[row]!
      if (!mayBeStored(batch, row)) {
        const findings = rowFindings(mapping, reader, batch, row)
        rejected.push({ line, cells: sentCells(mapping, batch, row), findings })
        continue
      }
      if (batch.windows1252[row] === 1) noted.push({ line, finding: encodingFinding })
      kept.firstCells[kept.count] = batch.firstCell[row]!
      kept.line[kept.count++] = line
    }
    const onUnreadable = (row: number, mapped: MappedColumn, cell: number) => {
      const value = reader.string(batch, cell)
      unreadable.set(row, { ...unreadable.get(row), [mapped.column.name]: value })
      noted.push({ line: kept.line[row]!, finding: unreadableFinding(mapping, mapped, value) })
    }
    const columns = fillers.map((filler) => filler.fill(batch, kept.firstCells, kept.count, onUnreadable))
    return { bytes: batch.bytes, count: kept.count, line: kept.line, columns, unreadable, rejected, noted }
  }
}

/** Tells whether a row may be stored, at little cost for the many that may. */
function storableRows(mapping: Mapping, reader: CellReader): (batch: RecordBatch, row: number) => boolean {
  const required = requiredColumns(mapping)
  const ids = required.filter(({ column }) => column.kind === 'id').map(({ cell }) => cell)
  const texts = required.filter(({ column }) => column.kind === 'text').map(({ cell }) => cell)
  const { fewestCells, mostCells } = mapping
  return (batch, row) => {
    const first = batch.firstCell[row]!
    const count = batch.firstCell[row + 1]! - first
    const odd = batch.fault[row] !== faults.none || count < fewestCells || count > mostCells
    if (odd && structureFinding(mapping, reader, batch, row) !== undefined) return false
    for (const cell of ids) if (!(reader.number(numberReaders.id, batch, first + cell) < UNREADABLE)) return false
    for (const cell of texts) if (!reader.text(batch, first + cell)) return false
    return true
  }
}

function makeRoom(kept: Kept, count: number): void {
  kept.count = 0
  if (kept.line.length >= count) return
  kept.firstCells = new Int32Array(count)
  kept.line = new Float64Array(count)
}
