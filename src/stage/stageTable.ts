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
 * Makes the stage: a temporary table with the columns that the file has, for the rows that may be stored, and one
 * beside it for those that are rejected; both are gone with the transaction. Temporary tables are not logged, so
 * nothing that is called off leaves a trace.
 */
export async function createStage(tx: pg.PoolClient, mapping: Mapping): Promise<void> {
  const columns = mapping.columns.map(({ column }) => `${column.name} ${sqlTypes[column.kind]}`)
  await tx.query(
    `create temporary table stage (
       line bigint not null, ${columns.join(', ')}, unreadable jsonb
     ) on commit drop;
     create temporary table rejected (
       line bigint not null, cells text[] not null, findings jsonb not null
     ) on commit drop`,
  )
}

export const copyIntoStage = 'copy stage from stdin (format binary)'
export const copyIntoRejected = 'copy rejected from stdin (format binary)'

/** Tells the planner what it needs to join the stage: its size. A few pages tell that. */
export async function analyzeStage(tx: pg.PoolClient): Promise<void> {
  await tx.query('set local default_statistics_target = 10')
  await tx.query('analyze stage (id)')
}
