import type { Session } from './runStatement.ts'
import { alignedTable } from './alignedTable.ts'

const tablesSql = `
  select c.relname, case c.relkind when 'v' then 'view' else 'table' end, greatest(c.reltuples, 0)::bigint::text,
         pg_size_pretty(pg_total_relation_size(c.oid))
  from pg_class c
  where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = any (
    select oid from pg_namespace where nspname = any (current_schemas(false)))
  order by 1`

const columnsSql = `
  select a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end,
         pg_get_expr(d.adbin, d.adrelid)
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped
  order by a.attnum`

const detailsSql = `
  select pg_get_indexdef(indexrelid) from pg_index where indrelid = to_regclass($1)
  union all
  select conname || ': ' || pg_get_constraintdef(oid) from pg_constraint
  where conrelid = to_regclass($1) and contype in ('c', 'f')
  order by 1`

/** Lines for \dt: the tables, about how many rows each has, and how much room it takes. */
export async function describeTables(session: Session): Promise<string[]> {
  const heads = [
    { name: 'name' },
    { name: 'kind' },
    { name: 'rows (about)', right: true },
    { name: 'size', right: true },
  ]
  return alignedTable(heads, await read(session, tablesSql, []))
}

/** Lines for \d TABLE: its columns, indexes and constraints. */
export async function describeTable(session: Session, name: string): Promise<string[]> {
  const columns = await read(session, columnsSql, [name])
  if (columns.length === 0) return [`There is no table ${name}. \\dt lists the tables.`]
  const heads = [{ name: 'column' }, { name: 'type' }, { name: '' }, { name: 'default' }]
  const details = await read(session, detailsSql, [name])
  return [...alignedTable(heads, columns), ...details.map(([text]) => `  ${text}`)]
}

async function read(session: Session, text: string, values: string[]): Promise<(string | null)[][]> {
  const { rows } = await session.client.query<(string | null)[]>({ text, values, rowMode: 'array' })
  return rows
}
