import { sql, type RawBuilder } from 'kysely'
import { families, isLine, lines } from '../../../book/lines.ts'
import { sicDivisions } from '../../../book/sic.ts'
import { bucketNames, buckets } from '../../../book/window.ts'
import { run, type Reads } from '../run.ts'
import { conditions, type OpportunityFilters } from './filters.ts'

export const groupings = ['month', 'line', 'family', 'state', 'carrier', 'industry', 'bucket', 'office'] as const
export type Grouping = (typeof groupings)[number]

export interface Total {
  readonly count: number
  /** A decimal as text; policies without a premium add nothing. */
  readonly premium: string
}

export interface Group extends Total {
  /** Null: the policies that have none. */
  readonly key: string | null
  /** What the key is called: the carrier's name, the division's title. */
  readonly title: string | null
}

export interface OpportunitySummary {
  readonly total: Total
  readonly groups: Readonly<Partial<Record<Grouping, Group[]>>>
}

/** How many opportunities there are and how much premium they have, as a whole and by each grouping, in one scan. */
export async function sumOpportunities(
  store: Reads,
  query: { brokerId: number; filters: OpportunityFilters; asOf: string },
  by: readonly Grouping[],
): Promise<OpportunitySummary> {
  const columns = by.map((grouping) => sql`${keyOf(grouping, query.asOf)} as ${sql.ref(`by_${grouping}`)}`)
  const keys = by.map((grouping) => sql.ref(`by_${grouping}`))
  const sets = sql.join([sql`()`, ...keys.map((key) => sql`(${key})`)])
  // Which of the grouping sets a row is of: the position of its key, or none for the total.
  const which = sql.join(
    keys.map((key, at) => sql`when grouping(${key}) = 0 then ${sql.lit(at)}`),
    sql` `,
  )
  const grouping = keys.length === 0 ? sql`null::int` : sql`case ${which} end`
  const key = keys.length === 0 ? sql`null::text` : sql`coalesce(${sql.join(keys)})`
  const statement = sql<Row>`
    select g.*, k.name as title from (
      select ${grouping} as grouping, ${key} as key, count(*) as count, coalesce(sum(premium), 0) as premium
      from (
        select a.premium${sql.join([sql``, ...columns])} from policy_assessments a
        where ${sql.join(conditions(query.brokerId, query.filters), sql` and `)}
      ) a
      group by grouping sets (${sets})
    ) g
    left join carriers k on k.broker_id = ${query.brokerId}
      and k.id = case when g.grouping = ${sql.lit(by.indexOf('carrier'))} then g.key::bigint end`
  return arrange(await run(store, statement.compile(store.reads)), by)
}

interface Row extends Group {
  readonly grouping: number | null
}

function keyOf(grouping: Grouping, asOf: string): RawBuilder<unknown> {
  if (grouping === 'month') return sql`to_char(a.x_date, 'YYYY-MM')`
  if (grouping === 'carrier') return sql`a.carrier_id::text`
  if (grouping === 'industry') {
    return firstOf(sicDivisions.map(({ letter, to }) => [sql`a.major_group collate "C" <= ${sql.lit(to)}`, letter]))
  }
  if (grouping === 'bucket') {
    const left = sql`a.x_date - ${asOf}::date`
    return firstOf(bucketNames.map((name) => [sql`${left} <= ${sql.lit(buckets[name].to)}`, name]))
  }
  return sql.ref(`a.${grouping}`)
}

function firstOf(cases: readonly (readonly [RawBuilder<unknown>, string])[]): RawBuilder<unknown> {
  const branches = cases.map(([condition, key]) => sql`when ${condition} then ${sql.lit(key)}`)
  return sql`case ${sql.join(branches, sql` `)} end`
}

/** Months and buckets in the order of time, all else by premium, the most first. */
function arrange(rows: readonly Row[], by: readonly Grouping[]): OpportunitySummary {
  const total = rows.find((row) => row.grouping === null)!
  const groups = by.map((grouping, at) => {
    const found = rows.filter((row) => row.grouping === at).map((row) => titled(grouping, row))
    return [grouping, found.sort(orders[grouping] ?? byPremium)] as const
  })
  return { total: { count: total.count, premium: total.premium }, groups: Object.fromEntries(groups) }
}

function titled(grouping: Grouping, { key, title, count, premium }: Row): Group {
  return { key, title: title ?? titles[grouping]?.(key ?? '') ?? null, count, premium }
}

/** For what the book itself has no name of. */
const titles: Partial<Record<Grouping, (key: string) => string | undefined>> = {
  industry: (key) => sicDivisions.find(({ letter }) => letter === key)?.title,
  line: (key) => (isLine(key) ? lines[key].name : undefined),
  family: (key) => Object.entries(families).find(([id]) => id === key)?.[1].name,
}

type Order = (a: Group, b: Group) => number

const orders: Partial<Record<Grouping, Order>> = {
  month: (a, b) => (a.key! < b.key! ? -1 : 1),
  bucket: (a, b) => bucketNames.findIndex((name) => name === a.key) - bucketNames.findIndex((name) => name === b.key),
}

const byPremium: Order = (a, b) => Number(b.premium) - Number(a.premium) || b.count - a.count
