import { sql, type RawBuilder, type SqlBool } from 'kysely'

/**
 * Pages by key: the next page starts after the last row seen, so pages stay whole while rows come and go, and a deep
 * page costs what the first one does.
 */

/** A column (or an expression) that a list can be sorted by. The record's id settles ties, in the same direction. */
export interface SortColumn {
  readonly expression: RawBuilder<unknown>
  readonly kind: 'text' | 'date' | 'decimal'
  readonly nullable: boolean
}

/** `by` undefined sorts by id alone. Nulls come last in both directions. */
export interface Sort {
  readonly by: SortColumn | undefined
  readonly descending: boolean
}

/** The last row of a page: its value in the sorted column (as text; null too) and its id. */
export interface Position {
  readonly key: string | null
  readonly id: number
}

/** The rows after a position. */
export function after(sort: Sort, position: Position): RawBuilder<SqlBool> {
  const beyond = sort.descending ? sql`<` : sql`>`
  if (sort.by === undefined) return sql<SqlBool>`id ${beyond} ${position.id}`
  const { expression, kind, nullable } = sort.by
  if (position.key === null) return sql<SqlBool>`(${expression} is null and id ${beyond} ${position.id})`
  const key = sql`${position.key}::${sql.raw(types[kind])}`
  const rows = sql<SqlBool>`(${expression}, id) ${beyond} (${key}, ${position.id})`
  return nullable ? sql<SqlBool>`(${rows} or ${expression} is null)` : rows
}

export function orderBy(sort: Sort): RawBuilder<unknown> {
  const direction = sort.descending ? sql`desc` : sql`asc`
  if (sort.by === undefined) return sql`id ${direction}`
  const nulls = sort.by.nullable ? sql` nulls last` : sql``
  return sql`${sort.by.expression} ${direction}${nulls}, id ${direction}`
}

const types = { text: 'text', date: 'date', decimal: 'numeric' } as const
