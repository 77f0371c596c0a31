import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { OpportunityRow } from '../../store/reads/opportunities/belongings.ts'
import { readAssessmentState } from '../../store/reads/assessmentState.ts'
import { groupings, sumOpportunities } from '../../store/reads/opportunities/summary.ts'
import {
  listOpportunities,
  opportunitySorts,
  streamOpportunities,
  type OpportunitiesQuery,
} from '../../store/reads/opportunities/list.ts'
import type { Position } from '../../store/reads/keyset.ts'
import { today } from '../asOf.ts'
import type { Context, Server } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { formatOf, formatParameter, type Format } from '../format.ts'
import { opportunityColumns, opportunityCsv, type OpportunityColumn } from '../opportunityCsv.ts'
import { opportunityParameters, resolveFilters, type AskedOpportunities } from '../opportunityFilters.ts'
import { broker, cursor, defaultLimit, limit, severalOf } from '../parameters.ts'
import { InvalidRequest } from '../problems.ts'
import { sendWhole } from '../sendWhole.ts'
import { assessmentSchema, shapeAssessment } from '../shapes/assessment.ts'
import { opportunitySchema, shapeOpportunity } from '../shapes/opportunity.ts'
import { shapeSummary, opportunitySummarySchema } from '../shapes/opportunitySummary.ts'
import { listAnswer, page, problems } from '../shapes/page.ts'

/** `GET /v1/opportunities` and `/v1/opportunities/summary`. */
export function opportunityRoutes(server: Server, context: Context): void {
  listRoute(server, context)
  summaryRoute(server, context)
}

interface ListQuery extends AskedOpportunities {
  readonly broker?: string | undefined
  readonly sort: OpportunitiesQuery['sort']
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly format?: Format | undefined
  readonly columns?: OpportunityColumn[] | undefined
}

const sort = z
  .enum(opportunitySorts)
  .default('x_date')
  .describe('What to sort by; with a minus, the other way round. What has no value comes last.')

const column = z.enum(opportunityColumns, { error: `Expected some of ${opportunityColumns.join(', ')}.` })

const columns = severalOf(column).describe(
  `With CSV: which columns, in which order, separated by commas. Without it all: ${opportunityColumns.join(', ')}.`,
)

const answer = listAnswer(opportunitySchema, 'The opportunities.')
const answered = {
  as_of: z.string().describe('The day from which the 12 months and the days left count.'),
  assessment: assessmentSchema.nullable().describe('Null: the book was not assessed yet.'),
}
const pages = answer.content['application/json'].schema.extend(answered)
const listed = { ...answer, content: { ...answer.content, 'application/json': { schema: pages } } }

function listRoute(server: Server, context: Context): void {
  const schema = {
    tags: ['Opportunities'],
    summary: 'List the policies worth pursuing: those that expire in the next 12 months and can be trusted',
    description:
      'Property and casualty policies without a newer term, with `as_of <= x-date < as_of + 12 months`, whose data is ' +
      '`ready`. In pages as JSON; as a whole as CSV or NDJSON, by the Accept header or `format`.',
    querystring: z.strictObject({
      broker,
      ...opportunityParameters,
      sort,
      limit,
      cursor,
      format: formatParameter,
      columns,
    }),
    response: { 200: listed, ...problems },
  }
  server.get('/v1/opportunities', { schema }, async (request, reply) => {
    const query: ListQuery = request.query
    const format = formatOf(query.format, request.headers.accept)
    if (format !== 'csv') refuseColumns(query.columns)
    return format === 'json' ? sendPage(context, reply, query) : sendAll(context, reply, query, format)
  })
}

async function sendPage(context: Context, reply: FastifyReply, query: ListQuery): Promise<FastifyReply> {
  const { broker, limit, cursor, format: _format, columns: _columns, ...asked } = query
  const { store, rulesVersion } = context.app
  const brokerId = (await context.brokers.find(broker))?.id ?? 0
  const list = ['opportunities', brokerId, asked]
  const position = readPosition(list, cursor)
  const asOf = position?.asOf ?? asked.as_of ?? today()
  const filters = await resolveFilters(store, brokerId, asked, asOf)
  const { rows, next, assessment } = await listOpportunities(
    store,
    { brokerId, filters, sort: asked.sort },
    { limit: limit ?? defaultLimit, rules: rulesVersion, after: position },
  )
  const nextCursor = writeCursor(list, next && { key: `${asOf} ${next.key ?? ''}`, id: next.id })
  const shaped = rows.map((row) => shapeOpportunity(row, asOf))
  const body: z.output<typeof pages> = {
    ...page(shaped, nextCursor),
    as_of: asOf,
    assessment: shapeAssessment(assessment),
  }
  // Written here and not by the schema, which would go through every field of every row: a page took half as long again.
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body))
}

/**
 * A cursor keeps the day that its first page was asked for on: a list that is read around midnight stays one list.
 * @throws InvalidRequest naming `cursor`
 */
function readPosition(list: unknown, cursor: string | undefined): (Position & { readonly asOf: string }) | undefined {
  const position = readCursor(list, cursor, /^\d{4}-\d\d-\d\d (-?[\d.]{1,80}|\d{4}-\d\d-\d\d)?$/)
  if (position === undefined) return undefined
  const [asOf = '', key = ''] = (position.key ?? '').split(' ')
  return { asOf, key: key === '' ? null : key, id: position.id }
}

async function sendAll(
  context: Context,
  reply: FastifyReply,
  { broker, limit, cursor, format: _format, columns, ...asked }: ListQuery,
  format: 'csv' | 'ndjson',
): Promise<FastifyReply> {
  refusePaging(limit, cursor)
  const { store } = context.app
  const brokerId = (await context.brokers.find(broker))?.id ?? 0
  const asOf = asked.as_of ?? today()
  const filters = await resolveFilters(store, brokerId, asked, asOf)
  const batches = streamOpportunities(store, { brokerId, filters, sort: asked.sort })
  if (format === 'csv') {
    const whole = { type: 'text/csv; charset=utf-8; header=present', fileName: 'opportunities.csv' } as const
    const { head, line } = opportunityCsv(columns)
    const write = (row: OpportunityRow) => line(shapeOpportunity(row, asOf))
    return sendWhole(reply, context.exporting, { ...whole, head }, batches, write)
  }
  const whole = { type: 'application/x-ndjson; charset=utf-8', fileName: 'opportunities.ndjson' } as const
  const write = (row: OpportunityRow) => `${JSON.stringify(shapeOpportunity(row, asOf))}\n`
  return sendWhole(reply, context.exporting, whole, batches, write)
}

function refusePaging(limit: number | undefined, cursor: string | undefined): void {
  const given = Object.entries({ limit, cursor }).filter(([, value]) => value !== undefined)
  const message = 'Does not go with CSV and NDJSON, which are the whole list.'
  if (given.length > 0) throw new InvalidRequest(given.map(([name]) => ({ name, message })))
}

function refuseColumns(columns: readonly string[] | undefined): void {
  const message = 'Goes with CSV only: JSON and NDJSON have everything.'
  if (columns !== undefined) throw new InvalidRequest([{ name: 'columns', message }])
}

const grouping = z.enum(groupings)

const by = z
  .string({ error: 'Is given more than once; separate several by commas.' })
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(grouping))
  .default([])
  .describe(`One or several of ${groupings.join(', ')}, separated by commas.`)

function summaryRoute(server: Server, context: Context): void {
  const schema = {
    tags: ['Opportunities'],
    summary: 'Count the opportunities and add up their premium, as a whole and in groups',
    description: 'Takes the filters of /v1/opportunities.',
    querystring: z.strictObject({ broker, ...opportunityParameters, by }),
    response: { 200: opportunitySummarySchema, ...problems },
  }
  server.get('/v1/opportunities/summary', { schema }, async (request) => {
    const { broker, by, ...asked } = request.query
    const { store, rulesVersion } = context.app
    const brokerId = (await context.brokers.find(broker))?.id ?? 0
    const asOf = asked.as_of ?? today()
    const filters = await resolveFilters(store, brokerId, asked, asOf)
    const [summary, assessment] = await Promise.all([
      sumOpportunities(store, { brokerId, filters, asOf }, by),
      readAssessmentState(store, brokerId, rulesVersion),
    ])
    return { as_of: asOf, ...shapeSummary(summary), assessment: shapeAssessment(assessment) }
  })
}
