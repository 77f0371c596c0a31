import type pg from 'pg'
import type { ColumnKind } from '../book/tables.ts'
import type { Mapping } from '../map/mapping.ts'

const sqlTypes: Readonly<Record<ColumnKind, string>> = {
  id: 'bigint',
  text: 'text',
  code: 'text',
  date: 'date',
  money: 'numeric',
}

/**
 * Makes the stage: a temporary table with the columns that the file has, gone with the transaction. Rows that may be
 * stored have null `cells`; rejected ones have only `line`, `cells` and `findings`. Temporary tables are not logged,
 * so nothing that is called off leaves a trace.
 */
export async function createStage(tx: pg.PoolClient, mapping: Mapping): Promise<void> {
  const columns = mapping.columns.map(({ column }) => `${column.name} ${sqlTypes[column.kind]}`)
  await tx.query(
    `create temporary table stage (
       line bigint not null, ${columns.join(', ')}, unreadable jsonb, cells text[], findings jsonb
     ) on commit drop`,
  )
}

export const copyIntoStage = 'copy stage from stdin (format binary)'

/** Tells the planner what it needs to join the stage: its size, and how many rows are rejected. A few pages tell that. */
export async function analyzeStage(tx: pg.PoolClient): Promise<void> {
  await tx.query('set local default_statistics_target = 10')
  await tx.query('analyze stage (id, cells)')
}
