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
import {
  belongingsColumns,
  chosenColumns,
  joinBelongings,
  type Belongings,
  type ChosenPolicy,
  type OpportunityRow,
} from './belongings.ts'
import { conditions, type OpportunityFilters } from './filters.ts'

export const opportunitySorts = ['x_date', 'premium', '-premium'] as const
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

/** One page, without counting. */
export async function listOpportunities(
  store: Reads,
  query: OpportunitiesQuery,
  asked: PageAsked,
): Promise<OpportunitiesPage> {
  // One row more than asked for tells whether there is a next page.
  const chosen = choose(query, { after: asked.after, limit: asked.limit + 1 })
  const read = narrowedAtMostOnce(query.filters) ? readAtOnce : readInTwoSteps
  const rows = await read(store, query, chosen, assessmentStateAsText(query.brokerId, asked.rules))
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined
  if (last !== undefined) rows.length = asked.limit
  return {
    rows,
    next: last && { key: query.sort === 'x_date' ? last.x_date : last.premium, id: last.policy_id },
    assessment:
      rows[0] === undefined
        ? await readAssessmentState(store, query.brokerId, asked.rules)
        : parseAssessmentState(rows[0].assessment),
  }
}

/** The whole list in batches, through a cursor in the database: bounded memory, one snapshot of what is in it. */
export function streamOpportunities(store: Reads, query: OpportunitiesQuery): AsyncGenerator<OpportunityRow[]> {
  return stream(store, withBelongings<OpportunityRow>(query, choose(query)).compile(store.reads))
}

type Stated<Row> = Row & { readonly assessment: string | null }

/** One round trip, by a statement that is planned once for all values. */
async function readAtOnce(
  store: Reads,
  query: OpportunitiesQuery,
  chosen: RawBuilder<ChosenPolicy>,
  state: RawBuilder<string | null>,
): Promise<Stated<OpportunityRow>[]> {
  const statement = withBelongings<Stated<OpportunityRow>>(query, chosen, sql`, ${state} as assessment`)
  return run(store, statement.compile(store.reads), { prepared: true })
}

/** The policies by a statement planned for the values that are asked for; planning all six tables would take longer. */
async function readInTwoSteps(
  store: Reads,
  query: OpportunitiesQuery,
  chosen: RawBuilder<ChosenPolicy>,
  state: RawBuilder<string | null>,
): Promise<Stated<OpportunityRow>[]> {
  const policies = await run(store, chosen.compile(store.reads))
  if (policies.length === 0) return []
  const ids = (name: 'policy_id' | 'client_id' | 'carrier_id') => sql`${policies.map((row) => row[name])}::bigint[]`
  const statement = sql<Stated<Belongings>>`
    select ${belongingsColumns}, ${state} as assessment
    from unnest(${ids('policy_id')}, ${ids('client_id')}, ${ids('carrier_id')})
      with ordinality as a (policy_id, client_id, carrier_id, position)
    ${joinBelongings(query.brokerId)} order by a.position`
  const belongings = await run(store, statement.compile(store.reads), { prepared: true })
  return policies.map((row, at) => Object.assign({}, row, belongings[at]!))
}

/**
 * Whether one plan serves all values. It does where at most one filter says which index it is; with several, or a
 * range, the rarer value decides, and the planner has to see it.
 */
function narrowedAtMostOnce(filters: OpportunityFilters): boolean {
  const given = Object.entries(filters).filter(([name, value]) => value !== undefined && !everywhere.has(name))
  return given.length === 0 || (given.length === 1 && byIndex.has(given[0]![0]) && !isSeveral(given[0]![1]))
}

const everywhere = new Set(['window', 'readiness'])
const byIndex = new Set(['states', 'lines', 'sic', 'carrierIds', 'clientId'])
const isSeveral = (value: unknown) => Array.isArray(value) && value.length > 1

/** The policies of the list; without a page all of them, in no order. */
function choose(
  query: OpportunitiesQuery,
  page?: { limit: number; after: Position | undefined },
): RawBuilder<ChosenPolicy> {
  const where: RawBuilder<unknown>[] = conditions(query.brokerId, query.filters)
  if (page?.after !== undefined) where.push(beyond(query, page.after))
  const limit = page === undefined ? sql`` : sql` order by ${orderBy(query)} limit ${page.limit}`
  return sql<ChosenPolicy>`
    select ${chosenColumns} from policy_assessments a where ${sql.join(where, sql` and `)}${limit}`
}

/** The chosen policies in order, each with what belongs to it. */
function withBelongings<Row>(query: OpportunitiesQuery, chosen: RawBuilder<unknown>, also = sql``): RawBuilder<Row> {
  return sql<Row>`
    select ${chosenColumns}, ${belongingsColumns}${also}
    from (${chosen}) a ${joinBelongings(query.brokerId)} order by ${orderBy(query)}`
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
