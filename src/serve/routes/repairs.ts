import { z } from 'zod'
import { Failure } from '../../book/failures.ts'
import { tables } from '../../book/tables.ts'
import { answerRepair, findRepairGroup, type Answer } from '../../store/decisions/repairs.ts'
import { listRepairGroups, type GroupPosition, type RepairGroup } from '../../store/reads/repairGroups.ts'
import { listRepairRows } from '../../store/reads/repairRows.ts'
import { asOf, today } from '../asOf.ts'
import type { Context, Server } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { broker, cursor, defaultLimit, limit, table, text } from '../parameters.ts'
import { page, pageOf, problems } from '../shapes/page.ts'
import { repairedRecordSchema, repairSchema, repairState, shapeRepair, shapeRepairedRecord } from '../shapes/repairs.ts'

/** `GET /v1/repairs`, `/v1/repairs/{id}`; `POST …/accept`, `…/refuse`, `…/reopen`. */
export function repairRoutes(server: Server, context: Context): void {
  listRoute(server, context)
  oneRoute(server, context)
  answerRoute(server, context, 'accept', 'Say yes to a proposed repair, for all records that share its cause')
  answerRoute(server, context, 'refuse', 'Say no to a proposed repair, for all records that share its cause')
  answerRoute(server, context, 'reopen', 'Take back the answer to a proposed repair')
}

const path = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/, { error: 'Expected the id of a repair, 16 digits and letters a to f.' }),
})

function listRoute(server: Server, context: Context): void {
  const state = z
    .enum([...repairState.options, 'all'])
    .default('proposed')
    .describe('`all` for every one.')
  const schema = {
    tags: ['Decisions'],
    summary: 'List the repairs, those with most premium to renew first',
    description: 'Repairs that share a cause are one entry, answered as one.',
    querystring: z.strictObject({
      broker,
      state,
      table: table.optional(),
      code: text(100).optional().describe('Those of one finding.'),
      as_of: asOf,
      limit,
      cursor,
    }),
    response: { 200: pageOf(repairSchema), ...problems },
  }
  server.get('/v1/repairs', { schema }, async (request) => {
    const { broker, limit, cursor, state, as_of, ...filters } = request.query
    const found = await context.brokers.find(broker)
    const wanted = { ...filters, ...(state !== 'all' && { state }) }
    const query = { brokerId: found?.id ?? 0, asOf: as_of ?? today(), ...wanted }
    const list = ['repairs', query]
    const after = positionOf(readCursor(list, cursor, /^-?\d+(\.\d+)? [0-9a-f]{16}$/)?.key)
    const asked = { limit: limit ?? defaultLimit, ...(after && { after }) }
    const { rows, next } = await listRepairGroups(context.app.store, query, asked)
    const key = next && { key: `${next.premium} ${next.id}`, id: 0 }
    return page(rows.map(shapeRepair), writeCursor(list, key))
  })
}

function positionOf(key: string | null | undefined): GroupPosition | undefined {
  if (key === null || key === undefined) return undefined
  const [premium = '0', id = ''] = key.split(' ')
  return { premium, id }
}

function oneRoute(server: Server, context: Context): void {
  const schema = {
    tags: ['Decisions'],
    summary: 'Get one repair with its records',
    params: path,
    querystring: z.strictObject({ broker, as_of: asOf, limit, cursor }),
    response: { 200: pageOf(repairedRecordSchema).extend({ repair: repairSchema }), ...problems },
  }
  server.get('/v1/repairs/:id', { schema }, async (request) => {
    const { broker, as_of, limit, cursor } = request.query
    const { id } = request.params
    const query = await queryOf(context, id, broker, as_of)
    const list = ['repair', query.brokerId, id]
    const after = readCursor(list, cursor, /^[a-z_\d]+$/)
    const group = await findRepairGroup(context.app.store, query, id)
    const asked = { limit: limit ?? defaultLimit, ...(after && { after }) }
    const { rows, next } = await listRepairRows(context.app.store, query.brokerId, group, asked)
    return { repair: shapeRepair(group), ...page(rows.map(shapeRepairedRecord), writeCursor(list, next)) }
  })
}

const answered = z.object({
  message: z.string(),
  changed: z.boolean().describe('False when it had been answered so before. What has changed is being applied.'),
  repair: repairSchema,
})

function answerRoute(server: Server, context: Context, answer: Answer, summary: string): void {
  const schema = {
    tags: ['Decisions'],
    summary,
    params: path,
    querystring: z.strictObject({ broker, as_of: asOf }),
    response: { 200: answered, ...problems },
  }
  server.post(`/v1/repairs/:id/${answer}`, { schema }, async (request) => {
    const { id } = request.params
    const query = await queryOf(context, id, request.query.broker, request.query.as_of)
    const { group, changed } = await answerRepair(context.app, query, id, answer)
    return { message: describe(group, answer), changed, repair: shapeRepair(group) }
  })
}

/** "Accepted for 14 clients, and for those that come with the same cause." */
function describe(group: RepairGroup, answer: Answer): string {
  const { record } = tables[group.table_name]
  const many = group.records === 1 ? `1 ${record}` : `${group.records} ${group.table_name}`
  if (answer === 'reopen') return `Waits for an answer again, for ${many}.`
  return `${answer === 'accept' ? 'Accepted' : 'Refused'} for ${many}, and for those that come with the same cause.`
}

async function queryOf(context: Context, id: string, slug: string | undefined, day: string | undefined) {
  const found = await context.brokers.find(slug)
  if (found === undefined) throw new Failure('request.not-found', { what: `repair ${id}` })
  return { brokerId: found.id, asOf: day ?? today() }
}
