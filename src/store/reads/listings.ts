import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { FindingCode } from '../../book/findings.ts'
import { tables, type TableName } from '../../book/tables.ts'
import type { PolicyAssessmentRow } from '../schema.ts'
import type { SortColumn } from './keyset.ts'
import { outOfScope } from './scope.ts'

/** What a list of records can be narrowed by. Text is compared without case; `q` is a part of the name or number. */
export interface Filters {
  readonly q?: string
  readonly state?: string
  readonly client_id?: number
  readonly carrier_id?: number
  readonly type?: string
  readonly office?: string
  /** First and last expiration date, both included. */
  readonly expires_from?: string
  readonly expires_to?: string
}

export interface Listing {
  readonly columns: readonly string[]
  readonly sorts: Readonly<Record<string, SortColumn>>
  /** What JSON has besides the columns. */
  readonly more?: (asOf: string) => RawBuilder<unknown>
  /** The column that `q` looks into. */
  readonly searched: string
}

const provenance = ['unreadable', 'upload_id', 'line']

/** Text is sorted without case and by code point, so that the order is the same in every database. */
const byText = (column: string, nullable = true): SortColumn => ({
  expression: sql`lower(${sql.ref(column)}) collate "C"`,
  kind: 'text',
  nullable,
})

export const listings: Readonly<Record<TableName, Listing>> = {
  clients: {
    columns: columnsOf('clients'),
    sorts: { name: byText('name', false), state: byText('state') },
    searched: 'name',
  },
  carriers: {
    columns: columnsOf('carriers'),
    sorts: { name: byText('name'), state: byText('state') },
    searched: 'name',
  },
  policies: {
    columns: columnsOf('policies'),
    sorts: {
      expiration_date: { expression: sql`expiration_date`, kind: 'date', nullable: true },
      written_premium: { expression: sql`written_premium`, kind: 'decimal', nullable: true },
    },
    more: namesAndScope,
    searched: 'carrier_policy_number',
  },
}

/** What a policy's page of a list tells besides its own columns. */
export interface ListedMore {
  readonly client_name: string | null
  readonly carrier_name: string | null
  /** Null when the policy was not assessed yet. */
  readonly assessed:
    | (Pick<PolicyAssessmentRow, 'line' | 'family' | 'readiness' | 'x_date'> & { readonly scope: FindingCode | null })
    | null
}

function namesAndScope(asOf: string): RawBuilder<unknown> {
  return sql`
    (select c.name from clients c where c.broker_id = policies.broker_id and c.id = policies.client_id) as client_name,
    (select c.name from carriers c where c.broker_id = policies.broker_id and c.id = policies.carrier_id)
      as carrier_name,
    (select to_json(s) from (
      select a.line, a.family, a.readiness, a.x_date, ${outOfScope('a', asOf)} as scope from policy_assessments a
      where a.broker_id = policies.broker_id and a.policy_id = policies.id) s) as assessed`
}

/** One condition for each filter that is set. */
export function conditions(listing: Listing, filters: Filters): RawBuilder<SqlBool>[] {
  const found: RawBuilder<SqlBool>[] = []
  const add = (condition: RawBuilder<SqlBool>) => void found.push(condition)
  if (filters.q !== undefined) add(contains(listing.searched, filters.q))
  if (filters.state !== undefined) add(equalsText('state', filters.state))
  if (filters.type !== undefined) add(equalsText('type', filters.type))
  if (filters.office !== undefined) add(equalsText('office', filters.office))
  if (filters.client_id !== undefined) add(sql<SqlBool>`client_id = ${filters.client_id}`)
  if (filters.carrier_id !== undefined) add(sql<SqlBool>`carrier_id = ${filters.carrier_id}`)
  if (filters.expires_from !== undefined) add(sql<SqlBool>`expiration_date >= ${filters.expires_from}::date`)
  if (filters.expires_to !== undefined) add(sql<SqlBool>`expiration_date <= ${filters.expires_to}::date`)
  return found
}

function contains(column: string, part: string): RawBuilder<SqlBool> {
  const pattern = `%${part.replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`${sql.ref(column)} ilike ${pattern}`
}

function equalsText(column: string, value: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`lower(${sql.ref(column)}) = lower(${value})`
}

function columnsOf(table: TableName): string[] {
  return [...tables[table].columns.map((column) => column.name), ...provenance]
}
