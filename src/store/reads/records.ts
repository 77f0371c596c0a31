import { sql, type CompiledQuery, type RawBuilder } from 'kysely'
import type { TableName } from '../../book/tables.ts'
import type { Schema } from '../schema.ts'
import { after, orderBy, type Position, type Sort } from './keyset.ts'
import { conditions, listings, type Filters, type ListedMore } from './listings.ts'
import { run, type Reads } from './run.ts'
import { stream } from './stream.ts'

/** The records of one broker in one table: clients, carriers or policies. */

export interface RecordsQuery {
  readonly brokerId: number
  readonly filters: Filters
  /** A name of the listing's sorts, or undefined for the id. */
  readonly sort: { readonly by: string | undefined; readonly descending: boolean }
}

export interface Page<Row> {
  readonly rows: Row[]
  /** Where the next page starts; undefined on the last one. */
  readonly next: Position | undefined
}

/** The records as a page lists them. */
interface Listed extends Pick<Schema, 'clients' | 'carriers'> {
  readonly policies: Schema['policies'] & ListedMore
}

interface Asked {
  readonly limit: number
  readonly after?: Position
  /** The day on which policies' scope is asked for. */
  readonly asOf: string
}

type Sorted<Row> = Row & { sort_key?: string | null }

/** One page, in one round trip, without counting. */
export async function listRecords<T extends TableName>(
  store: Reads,
  table: T,
  query: RecordsQuery,
  page: Asked,
): Promise<Page<Listed[T]>> {
  const statement = write<Sorted<Listed[T]>>(store, table, query, page)
  const rows = await run(store, statement, { prepared: Object.keys(query.filters).length <= 1 })
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined
  if (last === undefined) return { rows, next: undefined }
  rows.length = page.limit
  return { rows, next: { key: last.sort_key ?? null, id: last.id } }
}

/** The whole list in batches, through a cursor in the database: bounded memory, one snapshot. */
export function streamRecords<T extends TableName>(
  store: Reads,
  table: T,
  query: RecordsQuery,
): AsyncGenerator<Schema[T][]> {
  return stream(store, write<Schema[T]>(store, table, query))
}

/** The same, with what a page tells besides the columns. */
export function streamListed<T extends TableName>(
  store: Reads,
  table: T,
  query: RecordsQuery,
  asOf: string,
): AsyncGenerator<Listed[T][]> {
  return stream(store, write<Listed[T]>(store, table, query, { asOf }))
}

export async function readRecord<T extends TableName>(
  store: Reads,
  table: T,
  brokerId: number,
  id: number,
): Promise<Schema[T] | undefined> {
  const columns = sql.join(listings[table].columns.map((column) => sql.ref(column)))
  const statement = sql<
    Schema[T]
  >`select ${columns} from ${sql.table(table)} where broker_id = ${brokerId} and id = ${id}`
  const rows = await run(store, statement.compile(store.reads), { prepared: true })
  return rows[0]
}

function write<Row>(store: Reads, table: TableName, query: RecordsQuery, asked?: Partial<Asked>): CompiledQuery<Row> {
  const listing = listings[table]
  const sort: Sort = {
    by: query.sort.by === undefined ? undefined : listing.sorts[query.sort.by],
    descending: query.sort.descending,
  }
  const selected: RawBuilder<unknown>[] = listing.columns.map((column) => sql.ref(column))
  if (asked?.limit !== undefined && sort.by !== undefined) selected.push(sql`(${sort.by.expression})::text as sort_key`)
  const where = [sql`broker_id = ${query.brokerId}`, ...conditions(listing, query.filters)]
  if (asked?.asOf !== undefined && listing.more !== undefined) selected.push(listing.more(asked.asOf))
  if (asked?.after !== undefined) where.push(after(sort, asked.after))
  // One row more than asked for tells whether there is a next page.
  const limit = asked?.limit === undefined ? sql`` : sql` limit ${asked.limit + 1}`
  return sql<Row>`select ${sql.join(selected)} from ${sql.table(table)}
    where ${sql.join(where, sql` and `)} order by ${orderBy(sort)}${limit}`.compile(store.reads)
}
