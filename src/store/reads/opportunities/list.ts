import { sql, type CompiledQuery, type RawBuilder } from 'kysely'
import type { Position } from '../keyset.ts'
import type { Page } from '../records.ts'
import { run, type Reads } from '../run.ts'
import { stream } from '../stream.ts'
import { withBelongings, type ChosenPolicy, type OpportunityRow } from './belongings.ts'
import { conditions, type OpportunityFilters } from './filters.ts'

export const opportunitySorts = ['x_date', 'premium', '-premium'] as const
export type OpportunitySort = (typeof opportunitySorts)[number]

export interface OpportunitiesQuery {
  readonly brokerId: number
  readonly filters: OpportunityFilters
  readonly sort: OpportunitySort
}

/** One page, without counting: its policies are found first, then what belongs to them. */
export async function listOpportunities(
  store: Reads,
  query: OpportunitiesQuery,
  page: { limit: number; after?: Position | undefined },
): Promise<Page<OpportunityRow>> {
  const chosen = await run(store, write(store, query, page), { prepared: mayBePrepared(query.filters) })
  const last = chosen.length > page.limit ? chosen[page.limit - 1] : undefined
  if (last !== undefined) chosen.length = page.limit
  const rows = await withBelongings(store, query.brokerId, chosen)
  return { rows, next: last && { key: query.sort === 'x_date' ? last.x_date : last.premium, id: last.policy_id } }
}

/** The whole list in batches, through a cursor in the database: bounded memory, one snapshot of what is in it. */
export async function* streamOpportunities(store: Reads, query: OpportunitiesQuery): AsyncGenerator<OpportunityRow[]> {
  for await (const chosen of stream(store, write(store, query))) {
    yield await withBelongings(store, query.brokerId, chosen)
  }
}

/**
 * A prepared statement's plan is the same whatever the values. That is right where at most one filter says which
 * index it is; with several, or a range, the rarer value decides, and the planner has to see it.
 */
function mayBePrepared(filters: OpportunityFilters): boolean {
  const given = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined || everywhere.has(name) ? [] : [name],
  )
  return given.length === 0 || (given.length === 1 && byIndex.has(given[0]!))
}

const everywhere = new Set(['window', 'readiness'])
const byIndex = new Set(['state', 'line', 'carrierId', 'clientId'])

function write(
  store: Reads,
  query: OpportunitiesQuery,
  page?: { limit: number; after?: Position | undefined },
): CompiledQuery<ChosenPolicy> {
  const where: RawBuilder<unknown>[] = conditions(query.brokerId, query.filters)
  if (page?.after !== undefined) where.push(beyond(query, page.after))
  // One row more than asked for tells whether there is a next page.
  const limit = page === undefined ? sql`` : sql` limit ${page.limit + 1}`
  return sql<ChosenPolicy>`
    select a.policy_id, a.line, a.family, a.office, a.effective_date, a.x_date, a.premium, a.readiness, a.findings,
      a.client_id, a.state, a.major_group, a.sic, a.carrier_id
    from policy_assessments a
    where ${sql.join(where, sql` and `)} order by ${orderBy(query)}${limit}`.compile(store.reads)
}

/** What has no premium comes last both ways; what is ready always has one. The policy's id settles ties. */
function orderBy({ sort, filters }: OpportunitiesQuery): RawBuilder<unknown> {
  if (sort === 'x_date') return sql`a.x_date, a.policy_id`
  if (sort === 'premium') return sql`a.premium, a.policy_id`
  const nulls = filters.readiness === 'ready' ? sql`` : sql` nulls last`
  return sql`a.premium desc${nulls}, a.policy_id desc`
}

/** The rows after a position. */
function beyond({ sort, filters }: OpportunitiesQuery, { key, id }: Position): RawBuilder<unknown> {
  if (sort === 'x_date') return sql`(a.x_date, a.policy_id) > (${key}::date, ${id})`
  const further = sort === 'premium' ? sql`>` : sql`<`
  if (key === null) return sql`(a.premium is null and a.policy_id ${further} ${id})`
  const rows = sql`(a.premium, a.policy_id) ${further} (${key}::numeric, ${id})`
  return filters.readiness === 'ready' ? rows : sql`(${rows} or a.premium is null)`
}
