import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Failure } from '../../book/failures.ts'
import { tables, type TableName } from '../../book/tables.ts'
import { listings, type Filters, type ListedMore } from '../../store/reads/listings.ts'
import { readAssessedRecord, type AssessedRecord } from '../../store/reads/assessedRecord.ts'
import type { Schema } from '../../store/schema.ts'
import { listRecords, readRecord, streamListed, streamRecords, type RecordsQuery } from '../../store/reads/records.ts'
import { asOf, today } from '../asOf.ts'
import type { Context, Server } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { formatOf, formatParameter, type Format } from '../format.ts'
import { broker, cursor, date, defaultLimit, id, limit, path, text } from '../parameters.ts'
import { InvalidRequest } from '../problems.ts'
import { sendWhole } from '../sendWhole.ts'
import { listAnswer, page, problems } from '../shapes/page.ts'
import {
  assessmentSchemas,
  shapeCarrierAssessment,
  heldBackSchema,
  shapeClientAssessment,
  shapeHeldBack,
  shapePolicyAssessment,
} from '../shapes/recordAssessment.ts'
import { listedPolicySchema, recordSchemas, shapeListedPolicy, shapeRecord } from '../shapes/records.ts'
import { recordCsv } from './recordCsv.ts'

/** `GET /v1/clients`, `/v1/clients/{id}`, `/v1/clients/{id}/policies`; the same for carriers; and the policies. */
export function recordRoutes(server: Server, context: Context): void {
  for (const table of ['clients', 'carriers', 'policies'] as const) {
    listRoute(server, context, table)
    oneRoute(server, context, table)
  }
  policiesOfRoute(server, context, 'clients', 'client_id')
  policiesOfRoute(server, context, 'carriers', 'carrier_id')
}

const part = (what: string) => text(200).optional().describe(`A part of the ${what}, without case.`)
const same = (what: string) => text(200).optional().describe(`Exactly this ${what}, without case.`)

const business = { q: part('name'), state: same('state, as it was sent') }

const policyFilters = {
  q: part('carrier’s policy number'),
  type: same('type'),
  office: same('office'),
  expires_from: date.optional().describe('The first expiration date, YYYY-MM-DD.'),
  expires_to: date.optional().describe('The last expiration date, YYYY-MM-DD; it is included.'),
}

const filters = {
  clients: business,
  carriers: business,
  policies: { client_id: id.optional(), carrier_id: id.optional(), ...policyFilters },
} as const

const listedSchemas = { ...recordSchemas, policies: listedPolicySchema } as const

function listParameters<F extends z.ZodRawShape>(table: TableName, filters: F) {
  const names = ['id', ...Object.keys(listings[table].sorts)].flatMap((name) => [name, `-${name}`])
  const sort = z
    .enum(names as [string, ...string[]])
    .default('id')
    .describe('What to sort by; with a minus, the other way round. What has no value comes last.')
  return z.strictObject({ broker, ...filters, sort, limit, cursor, format: formatParameter })
}

interface ListQuery extends Filters {
  readonly broker?: string | undefined
  readonly sort: string
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly format?: Format | undefined
}

function listRoute(server: Server, context: Context, table: TableName): void {
  const schema = {
    tags: ['Book'],
    summary: `List the ${table}`,
    description: `In pages as JSON; as a whole as CSV or NDJSON, by the Accept header or \`format\`.${namesOf(table)}`,
    querystring: listParameters(table, filters[table]),
    response: { 200: listAnswer(listedSchemas[table], `The ${table}.`), ...problems },
  }
  server.get(`/v1/${table}`, { schema }, async (request, reply) => {
    const query = request.query as ListQuery
    return answerList(context, reply, table, query, formatOf(query.format, request.headers.accept))
  })
}

function namesOf(table: TableName): string {
  return table === 'policies' ? ' JSON and NDJSON name client and carrier, and say what became of each policy.' : ''
}

function oneRoute(server: Server, context: Context, table: TableName): void {
  const { record } = tables[table]
  const id = `${record[0]!.toUpperCase()}${record.slice(1)}Record`
  const extended = recordSchemas[table].extend({
    ...(table !== 'carriers' && { held_back: heldBackSchema }),
    assessment: assessmentSchemas[table],
  })
  const schema = {
    tags: ['Book'],
    summary: `Get one ${record}, with what was found on it and the values that count`,
    ...(table === 'policies' && { description: 'The assessment says why carriers see the policy, or why not.' }),
    params: path,
    querystring: table === 'policies' ? z.strictObject({ broker, as_of: asOf }) : z.strictObject({ broker }),
    response: {
      200: extended.meta({ id, description: `One ${record} as it was sent, and what became of it.` }),
      ...problems,
    },
  }
  server.get(`/v1/${table}/:id`, { schema, exposeHeadRoute: true }, async (request, reply) => {
    const { id } = request.params
    const query = request.query as { broker?: string; as_of?: string }
    const found = await context.brokers.find(query.broker)
    const day = query.as_of ?? today()
    const row = found && (await readAssessedRecord(context.app.store, table, found.id, id, day))
    if (row === undefined) throw new Failure('request.not-found', { what: `${record} ${id}` })
    const assessment = shapeAssessmentOf(table, row, day)
    return reply.send({ ...shapeRecord(row), held_back: shapeHeldBack(row), assessment } as never)
  })
}

function shapeAssessmentOf(table: TableName, row: AssessedRecord<TableName>, day: string) {
  if (table === 'clients') return shapeClientAssessment(row as AssessedRecord<'clients'>)
  if (table === 'carriers') return shapeCarrierAssessment(row as AssessedRecord<'carriers'>)
  return shapePolicyAssessment(row as AssessedRecord<'policies'>, day)
}

function policiesOfRoute(
  server: Server,
  context: Context,
  table: 'clients' | 'carriers',
  column: 'client_id' | 'carrier_id',
): void {
  const { record } = tables[table]
  const schema = {
    tags: ['Book'],
    summary: `List one ${record}’s policies`,
    description: `As /v1/policies?${column}={id}; a policy may have arrived before its ${record}.`,
    params: path,
    querystring: listParameters('policies', policyFilters),
    response: { 200: listAnswer(listedSchemas.policies, 'The policies.'), ...problems },
  }
  server.get(`/v1/${table}/:id/policies`, { schema }, async (request, reply) => {
    const { id } = request.params
    const query: ListQuery = { ...(request.query as ListQuery), [column]: id }
    const format = formatOf(query.format, request.headers.accept)
    const known = async () => {
      const found = await context.brokers.find(query.broker)
      const row = found && (await readRecord(context.app.store, table, found.id, id))
      if (row === undefined) throw new Failure('request.not-found', { what: `${record} ${id}` })
    }
    return answerList(context, reply, 'policies', query, format, known)
  })
}

/** @param whenEmpty asked before an empty first page is sent, or a whole list */
async function answerList(
  context: Context,
  reply: FastifyReply,
  table: TableName,
  { broker, sort, limit, cursor, format: _format, ...filters }: ListQuery,
  format: Format,
  whenEmpty?: () => Promise<void>,
): Promise<FastifyReply> {
  const found = await context.brokers.find(broker)
  const descending = sort.startsWith('-')
  const name = descending ? sort.slice(1) : sort
  const by = name === 'id' ? undefined : name
  // Without any broker there is nothing to list: no broker has the id 0.
  const query: RecordsQuery = { brokerId: found?.id ?? 0, filters, sort: { by, descending } }
  if (format !== 'json') {
    refusePaging(limit, cursor)
    await whenEmpty?.()
    return sendAll(context, reply, table, query, format)
  }
  const list = [table, query]
  const after = readCursor(list, cursor, by === undefined ? undefined : keys[listings[table].sorts[by]!.kind])
  const asked = { limit: limit ?? defaultLimit, ...(after && { after }), asOf: today() }
  const { rows, next } = await listRecords(context.app.store, table, query, asked)
  if (rows.length === 0 && after === undefined) await whenEmpty?.()
  return reply.type('application/json').send(page(rows.map(shapeListed), writeCursor(list, next)))
}

function shapeListed(row: Schema['clients' | 'carriers'] | (Schema['policies'] & ListedMore)) {
  return 'assessed' in row ? shapeListedPolicy(row) : shapeRecord(row)
}

/** What a cursor's key must look like, so that the database can read it. */
const keys = { text: /^[^\0]*$/, date: /^\d{4,6}-\d\d-\d\d$/, decimal: /^-?\d{1,40}(\.\d{1,40})?$/ } as const

function refusePaging(limit: number | undefined, cursor: string | undefined): void {
  const given = Object.entries({ limit, cursor }).filter(([, value]) => value !== undefined)
  const message = 'Does not go with CSV and NDJSON, which are the whole list.'
  if (given.length > 0) throw new InvalidRequest(given.map(([name]) => ({ name, message })))
}

function sendAll(
  context: Context,
  reply: FastifyReply,
  table: TableName,
  query: RecordsQuery,
  format: 'csv' | 'ndjson',
): Promise<FastifyReply> {
  if (format === 'csv') {
    const batches = streamRecords(context.app.store, table, query)
    const { head, line } = recordCsv(table)
    const whole = { type: 'text/csv; charset=utf-8; header=present', fileName: `${table}.csv`, head } as const
    return sendWhole(reply, context.exporting, whole, batches, line)
  }
  const batches = streamListed(context.app.store, table, query, today())
  const schema = listedSchemas[table]
  const whole = { type: 'application/x-ndjson; charset=utf-8', fileName: `${table}.ndjson` } as const
  const write = (row: Parameters<typeof shapeListed>[0]) => `${JSON.stringify(schema.parse(shapeListed(row)))}\n`
  return sendWhole(reply, context.exporting, whole, batches, write)
}
