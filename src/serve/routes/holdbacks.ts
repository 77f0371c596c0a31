import { z } from 'zod'
import { Failure } from '../../book/failures.ts'
import { tables } from '../../book/tables.ts'
import { holdBack, releaseHoldback, type Held } from '../../store/decisions/holdbacks.ts'
import { listHoldbacks } from '../../store/reads/holdbacks.ts'
import type { Context, Server } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { asOf, today } from '../asOf.ts'
import { broker, cursor, defaultLimit, limit, path, text } from '../parameters.ts'
import { page, pageOf, problems } from '../shapes/page.ts'
import { heldTable, holdbackSchema, shapeHoldback } from '../shapes/holdbacks.ts'

/** `GET /v1/holdbacks`; `PUT` and `DELETE /v1/clients/{id}/holdback`, `/v1/policies/{id}/holdback`. */
export function holdbackRoutes(server: Server, context: Context): void {
  listRoute(server, context)
  for (const table of ['clients', 'policies'] as const) {
    putRoute(server, context, table)
    deleteRoute(server, context, table)
  }
}

function listRoute(server: Server, context: Context): void {
  const schema = {
    tags: ['Decisions'],
    summary: 'List the clients and policies that are held back from carriers',
    querystring: z.strictObject({ broker, table: heldTable.optional(), as_of: asOf, limit, cursor }),
    response: { 200: pageOf(holdbackSchema), ...problems },
  }
  server.get('/v1/holdbacks', { schema }, async (request) => {
    const { broker, limit, cursor, table, as_of } = request.query
    const found = await context.brokers.find(broker)
    const query = { brokerId: found?.id ?? 0, table, asOf: as_of ?? today() }
    const list = ['holdbacks', query]
    const after = readCursor(list, cursor, /^(clients|policies)$/)
    const asked = { limit: limit ?? defaultLimit, ...(after && { after }) }
    const { rows, next } = await listHoldbacks(context.app.store, query, asked)
    return page(rows.map(shapeHoldback), writeCursor(list, next))
  })
}

const told = z.object({
  message: z.string(),
  changed: z.boolean().describe('False when it was so before. What has changed is being applied.'),
})

function putRoute(server: Server, context: Context, table: Held['table']): void {
  const { record } = tables[table]
  const what = table === 'clients' ? 'a client, with all its policies,' : 'a policy'
  const schema = {
    tags: ['Decisions'],
    summary: `Hold ${what} back from carriers`,
    description: 'Doing it again replaces the reason.',
    params: path,
    querystring: z.strictObject({ broker }),
    body: z.strictObject({ reason: text(500).optional().describe('Why, for whoever looks later.') }),
    response: { 200: told, ...problems },
  }
  server.put(`/v1/${table}/:id/holdback`, { schema }, async (request) => {
    const held = await heldOf(context, table, request.params.id, request.query.broker)
    const changed = await holdBack(context.app, held, request.body.reason ?? null)
    return { message: `The ${record} ${held.id} is held back from carriers.`, changed }
  })
}

function deleteRoute(server: Server, context: Context, table: Held['table']): void {
  const { record } = tables[table]
  const schema = {
    tags: ['Decisions'],
    summary: `Hold a ${record} back no longer`,
    params: path,
    querystring: z.strictObject({ broker }),
    response: { 200: told, ...problems },
  }
  server.delete(`/v1/${table}/:id/holdback`, { schema }, async (request) => {
    const held = await heldOf(context, table, request.params.id, request.query.broker)
    const changed = await releaseHoldback(context.app, held)
    return { message: `The ${record} ${held.id} is not held back${changed ? ' any more' : ''}.`, changed }
  })
}

async function heldOf(context: Context, table: Held['table'], id: number, slug: string | undefined): Promise<Held> {
  const found = await context.brokers.find(slug)
  if (found === undefined) throw new Failure('request.not-found', { what: `${tables[table].record} ${id}` })
  return { brokerId: found.id, table, id }
}
