import { sql, type RawBuilder } from 'kysely'
import {
  assessmentStateAsText,
  parseAssessmentState,
  readAssessmentState,
  type AssessmentState,
} from '../assessmentState.ts'
import type { Position } from '../keyset.ts'
import type { Page } from '../records.ts'
import { run, type Reads } from '../run.ts'
import { stream } from '../stream.ts'
import { withBelongings, type OpportunityRow } from './belongings.ts'
import { decidedByOneIndex } from './decidedByOneIndex.ts'
import { conditions, type OpportunityFilters } from './filters.ts'

export const opportunitySorts = ['x_date', '-x_date', 'premium', '-premium'] as const
export type OpportunitySort = (typeof opportunitySorts)[number]

export interface OpportunitiesQuery {
  readonly brokerId: number
  readonly filters: OpportunityFilters
  readonly sort: OpportunitySort
}

/** A page, and which state of the book it speaks of. */
export interface OpportunitiesPage extends Page<OpportunityRow> {
  /** Undefined: the book was not assessed yet. */
  readonly assessment: AssessmentState | undefined
}

interface PageAsked {
  readonly limit: number
  readonly after?: Position | undefined
  /** The version of the rules that count now. */
  readonly rules: string
}

/** One page, without counting, in one round trip. */
export async function listOpportunities(
  store: Reads,
  query: OpportunitiesQuery,
  asked: PageAsked,
): Promise<OpportunitiesPage> {
  const prepared = asked.limit === usualPage && decidedByOneIndex(query.filters)
  // One row more than asked for tells whether there is a next page.
  const limit = asked.limit + 1
  // The one that a plan is kept for is no parameter: of an unknown limit the planner expects a large part of the book.
  const chosen = choose(query, { after: asked.after, limit: prepared ? sql.lit(limit) : sql`${limit}` })
  const state = assessmentStateAsText(query.brokerId, asked.rules)
  const statement = inOrder<Stated<OpportunityRow>>(query, chosen, sql`, ${state} as assessment`)
  const rows = await run(store, statement.compile(store.reads), { prepared })
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined
  if (last !== undefined) rows.length = asked.limit
  return {
    rows,
    next: last && {
      key: query.sort === 'x_date' || query.sort === '-x_date' ? last.x_date : last.premium,
      id: last.policy_id,
    },
    assessment:
      rows[0] === undefined
        ? await readAssessmentState(store, query.brokerId, asked.rules)
        : parseAssessmentState(rows[0].assessment),
  }
}

/** The whole list in batches, through a cursor in the database: bounded memory, one snapshot of what is in it. */
export function streamOpportunities(store: Reads, query: OpportunitiesQuery): AsyncGenerator<OpportunityRow[]> {
  return stream(store, inOrder<OpportunityRow>(query, choose(query)).compile(store.reads))
}

type Stated<Row> = Row & { readonly assessment: string | null }

/** The limit that nearly all pages are asked for with. For others no plan is kept: there would be one for each. */
export const usualPage = 50

/** The policies of the list; without a page all of them, in no order. */
function choose(
  query: OpportunitiesQuery,
  page?: { limit: RawBuilder<unknown>; after: Position | undefined },
): RawBuilder<unknown> {
  const where: RawBuilder<unknown>[] = conditions(query.brokerId, query.filters)
  if (page?.after !== undefined) where.push(beyond(query, page.after))
  const limit = page === undefined ? sql`` : sql` order by ${orderBy(query)} limit ${page.limit}`
  return sql`select * from policy_assessments a where ${sql.join(where, sql` and `)}${limit}`
}

/** The chosen policies in order, each with what belongs to it. */
function inOrder<Row>(
  query: OpportunitiesQuery,
  chosen: RawBuilder<unknown>,
  also?: RawBuilder<unknown>,
): RawBuilder<Row> {
  const { brokerId, filters } = query
  const rows = withBelongings<Row>(brokerId, chosen, { readiness: filters.readiness, ...(also && { also }) })
  return sql<Row>`${rows} order by ${orderBy(query)}`
}

/** What has no premium comes last both ways; what is ready always has one. The policy's id settles ties. */
function orderBy({ sort, filters }: OpportunitiesQuery): RawBuilder<unknown> {
  if (sort === 'x_date') return sql`a.x_date, a.policy_id`
  if (sort === '-x_date') return sql`a.x_date desc, a.policy_id desc`
  if (sort === 'premium') return sql`a.premium, a.policy_id`
  const nulls = filters.readiness === 'ready' ? sql`` : sql` nulls last`
  return sql`a.premium desc${nulls}, a.policy_id desc`
}

/** The rows after a position. */
function beyond({ sort, filters }: OpportunitiesQuery, { key, id }: Position): RawBuilder<unknown> {
  if (sort === 'x_date') return sql`(a.x_date, a.policy_id) > (${key}::date, ${id})`
  if (sort === '-x_date') return sql`(a.x_date, a.policy_id) < (${key}::date, ${id})`
  const further = sort === 'premium' ? sql`>` : sql`<`
  if (key === null) return sql`(a.premium is null and a.policy_id ${further} ${id})`
  const rows = sql`(a.premium, a.policy_id) ${further} (${key}::numeric, ${id})`
  return filters.readiness === 'ready' ? rows : sql`(${rows} or a.premium is null)`
}
