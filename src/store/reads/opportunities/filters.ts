import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Window } from '../../../book/window.ts'
import type { Readiness } from '../../schema.ts'

/** Which opportunities: all conditions hold at once; of a list of values one has to. */
export interface OpportunityFilters {
  /** The days that the x-date lies in. */
  readonly window: Window
  readonly readiness: Readiness | 'any'
  readonly lines?: readonly string[] | undefined
  readonly families?: readonly string[] | undefined
  /** Two capital letters each. */
  readonly states?: readonly string[] | undefined
  /** The first two to four digits of the SIC code. */
  readonly sic?: string | undefined
  /** The first and last major group of each division. */
  readonly majorGroups?: readonly { readonly from: string; readonly to: string }[] | undefined
  readonly carrierIds?: readonly number[] | undefined
  /** Decimals as text, both included. */
  readonly premiumMin?: string | undefined
  readonly premiumMax?: string | undefined
  /** Compared without case. */
  readonly office?: string | undefined
  readonly clientId?: number | undefined
  /** A part of the client's name; see resolveName. */
  readonly named?: NamedClients | undefined
}

/** The clients with a part in their name: all of them when they are few, else the part to look for in each. */
export type NamedClients = { readonly ids: readonly number[] } | { readonly pattern: string }

/** The premium from which on policies have an index of their own (opportunities_of_size), in dollars. */
export const large = 50_000

/**
 * Everything that an opportunity's row in policy_assessments (alias `a`) must fulfil. What narrows the list by an
 * index is written as that index has it (migrations/010_readiness.sql, 012_opportunity_values.sql).
 */
export function conditions(brokerId: number, filters: OpportunityFilters): RawBuilder<SqlBool>[] {
  const { window, readiness } = filters
  const found: RawBuilder<SqlBool>[] = [
    sql<SqlBool>`a.broker_id = ${brokerId}`,
    sql<SqlBool>`a.aside is null`,
    sql<SqlBool>`a.x_date >= ${window.from}::date`,
    sql<SqlBool>`a.x_date < ${window.before}::date`,
  ]
  const add = <T>(value: T | undefined, condition: (value: T) => RawBuilder<SqlBool>) => {
    if (value !== undefined) found.push(condition(value))
  }
  // Not as a parameter: the planner has to see that the partial indexes hold what is asked for.
  if (readiness !== 'any') found.push(sql<SqlBool>`a.readiness = ${sql.lit(readiness)}`)
  add(filters.states, (states) => oneOf(sql`a.state collate "C"`, states, 'text'))
  add(filters.lines, (lines) => oneOf(sql`a.line collate "C"`, lines, 'text'))
  add(filters.families, (families) => oneOf(sql`a.family`, families, 'text'))
  add(filters.carrierIds, (ids) => oneOf(sql`a.carrier_id`, ids, 'bigint'))
  add(filters.sic, withSic)
  add(filters.majorGroups, (groups) => {
    const each = groups.map(({ from, to }) => sql`a.major_group collate "C" between ${from} and ${to}`)
    return sql`(${sql.join(each, sql` or `)})`
  })
  add(filters.premiumMin, (least) => sql`a.premium >= ${least}::numeric`)
  // Not as a parameter, for the planner to see that the index of large policies holds what is asked for.
  if (Number(filters.premiumMin ?? 0) >= large) found.push(sql<SqlBool>`a.premium >= ${sql.lit(large)}`)
  add(filters.premiumMax, (most) => sql`a.premium <= ${most}::numeric`)
  add(filters.office, (office) => sql`lower(a.office) = lower(${office})`)
  add(filters.clientId, (id) => ofClients(brokerId, [id]))
  add(filters.named, (named) => ('ids' in named ? ofClients(brokerId, named.ids) : withName(named.pattern)))
  return found
}

/** A single value in the form that keeps its index's order: of several, each has an order of its own. */
function oneOf(expression: RawBuilder<unknown>, values: readonly unknown[], type: 'text' | 'bigint') {
  if (values.length === 1) return sql<SqlBool>`${expression} = ${values[0]}`
  return sql<SqlBool>`${expression} = any(${values}::${sql.raw(type)}[])`
}

function withSic(digits: string): RawBuilder<SqlBool> {
  if (digits.length === 4) return sql<SqlBool>`a.sic collate "C" = ${digits}`
  const group = sql<SqlBool>`a.major_group collate "C" = ${digits.slice(0, 2)}`
  if (digits.length === 2) return group
  // A range, which the index can look at, unlike starts_with. ':' is the character after '9'.
  return sql<SqlBool>`${group} and a.sic collate "C" >= ${digits} and a.sic collate "C" < ${`${digits}:`}`
}

/** Through the book's own index: a second one here would slow every assessment. */
function ofClients(brokerId: number, ids: readonly number[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`a.policy_id in (
    select id from policies where broker_id = ${brokerId} and client_id = any(${ids}::bigint[]))`
}

function withName(pattern: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select from clients c where c.broker_id = a.broker_id and c.id = a.client_id and c.name ilike ${pattern})`
}
