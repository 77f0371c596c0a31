import type pg from 'pg'
import type { FindingCode } from '../book/findings.ts'
import type { Mapping } from '../map/mapping.ts'
import { sentCells } from '../map/sentCells.ts'
import type { RecordBatch } from '../parse/records.ts'
import type { Rejection } from '../validate/checked.ts'
import { copyRejections } from './copyRows.ts'
import { analyzeStage } from './stageTable.ts'

export interface Settled {
  /** Exact copies of an earlier row, left out. */
  readonly repeated: number
  /** Rows that share an id but differ, rejected. */
  readonly conflicting: number
}

/**
 * Leaves each id in the stage once. Rows that are the same are kept once; rows that share an id but differ are all
 * rejected, since nobody but the broker knows which is right. The stage does not hold what their lines said, so the
 * file is read again for them.
 * @param readAgain the file's rows from the start
 */
export async function settleRepeats(
  tx: pg.PoolClient,
  mapping: Mapping,
  readAgain: () => AsyncIterable<RecordBatch>,
): Promise<Settled> {
  await findRepeats(tx, mapping)
  const lines = await conflictingLines(tx)
  const { rowCount } = await tx.query('delete from stage using repeats where stage.line = repeats.line and later')
  await tx.query('delete from stage using repeats where stage.line = repeats.line and conflicting')
  if (lines.length > 0) await copyRejections(tx, rejectLines(mapping, lines, readAgain()))
  await analyzeStage(tx)
  return { repeated: rowCount ?? 0, conflicting: lines.length }
}

/** `later`: an exact copy of an earlier row. `conflicting`: some row with this id differs from its first one. */
async function findRepeats(tx: pg.PoolClient, mapping: Mapping): Promise<void> {
  const differs = [...mapping.columns.map(({ column }) => column.name), 'unreadable']
    .map((name) => `each.${name} is distinct from first.${name}`)
    .join(' or ')
  await tx.query(
    `create temporary table repeats on commit drop as
     with twice as (select id, min(line) as line from stage group by id having count(*) > 1),
       compared as (
         select each.id, each.line, first.line as first_line, (${differs}) as differs
         from twice
           join stage as first on first.line = twice.line
           join stage as each on each.id = twice.id),
       told as (select line, first_line, bool_or(differs) over (partition by id) as conflicting from compared)
     select line, conflicting, not conflicting and line > first_line as later from told`,
  )
  await tx.query('analyze repeats')
}

/** In order. Eight bytes a row, read in pages: they may be most of a large file. */
async function conflictingLines(tx: pg.PoolClient): Promise<Float64Array> {
  const { rows } = await tx.query<{ count: number }>('select count(*) as count from repeats where conflicting')
  const lines = new Float64Array(rows[0]!.count)
  for (let at = 0, after = -1; at < lines.length;) {
    const page = await tx.query<{ line: number }>(
      'select line from repeats where conflicting and line > $1 order by line limit 50000',
      [after],
    )
    for (const { line } of page.rows) lines[at++] = line
    after = lines[at - 1]!
  }
  return lines
}

async function* rejectLines(
  mapping: Mapping,
  lines: Float64Array,
  batches: AsyncIterable<RecordBatch>,
): AsyncGenerator<Rejection> {
  const code = `${mapping.table.record as 'client' | 'carrier' | 'policy'}.id.duplicate` as const satisfies FindingCode
  const id = mapping.columns.find(({ column }) => column.name === 'id')!
  const idCell = mapping.headerCells.indexOf(id.cell)
  let next = 0
  for await (const batch of batches) {
    for (let row = 0; row < batch.count && next < lines.length; row++) {
      if (batch.line[row] !== lines[next]) continue
      next++
      const cells = sentCells(mapping, batch, row)
      const finding = { code, column: id.header, value: cells[idCell]?.trim() ?? '' }
      yield { line: batch.line[row]!, cells, findings: [finding] }
    }
    if (next === lines.length) return
  }
}
