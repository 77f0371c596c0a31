import { z } from 'zod'
import { Failure } from '../../book/failures.ts'
import { addBroker, changeBroker } from '../../store/brokers.ts'
import { listBrokers } from '../../store/reads/brokers.ts'
import { countBook } from '../../store/reads/summary.ts'
import { readUpload } from '../../store/reads/uploads.ts'
import type { BrokerRow } from '../../store/schema.ts'
import type { Context, Server } from '../context.ts'
import { broker, table, text } from '../parameters.ts'
import { page, pageOf, problems } from '../shapes/page.ts'
import { shapeUpload, uploadSchema, uploadState } from '../shapes/upload.ts'

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, {
  error: 'Expected 1 to 63 small letters, digits and hyphens, the first one no hyphen.',
})

export const brokerSchema = z
  .object({
    slug: z.string(),
    name: z.string(),
    sample: z.boolean().describe('Made for trying out; never meant when a file names no broker.'),
    snapshot_tables: z
      .array(table)
      .describe('The tables whose files are full exports unless the sender says otherwise.'),
    created_at: z.string(),
  })
  .meta({ id: 'Broker', description: 'The firm that sends the book.' })

const snapshotTables = z
  .array(table)
  .max(3)
  .optional()
  .describe('The tables whose files are full exports unless the sender says otherwise; at first none.')

/** `GET` and `POST /v1/brokers`, `PATCH /v1/brokers/{slug}`; `GET /v1/summary`. */
export function brokerRoutes(server: Server, context: Context): void {
  const { store } = context.app
  const list = { tags: ['Brokers'], summary: 'List the brokers', response: { 200: pageOf(brokerSchema), ...problems } }
  server.get('/v1/brokers', { schema: list }, async () => page((await listBrokers(store)).map(shapeBroker), null))

  const add = {
    tags: ['Brokers'],
    summary: 'Add a broker',
    body: z.strictObject({
      slug: slug.describe('What requests name it by.'),
      name: text(200),
      snapshot_tables: snapshotTables,
    }),
    response: { 201: brokerSchema, ...problems },
  }
  server.post('/v1/brokers', { schema: add }, async (request, reply) => {
    const { body } = request
    const taken = new Failure('broker.taken', { broker: body.slug })
    if ((await listBrokers(store)).some((known) => known.slug === body.slug)) throw taken
    const { snapshot_tables, ...named } = body
    const added = await addBroker(store.pool, { ...named, snapshotTables: snapshot_tables })
    context.brokers.forget()
    const row = await context.brokers.find(body.slug)
    // Somebody else was faster by a moment.
    if (added.name !== body.name || row === undefined) throw taken
    return reply.code(201).send(shapeBroker(row))
  })
  changeRoute(server, context)
  summaryRoute(server, context)
}

function changeRoute(server: Server, context: Context): void {
  const schema = {
    tags: ['Brokers'],
    summary: 'Change a broker’s name or settings',
    description: 'What is left out stays as it is.',
    params: z.strictObject({ slug }),
    body: z.strictObject({ name: text(200).optional(), snapshot_tables: snapshotTables }),
    response: { 200: brokerSchema, ...problems },
  }
  server.patch('/v1/brokers/:slug', { schema }, async (request) => {
    const { slug } = request.params
    const { name, snapshot_tables } = request.body
    const isThere = await changeBroker(context.app.store.pool, slug, { name, snapshotTables: snapshot_tables })
    context.brokers.forget()
    const row = isThere ? await context.brokers.find(slug) : undefined
    if (row === undefined) throw new Failure('broker.unknown', { broker: slug })
    return shapeBroker(row)
  })
}

export function shapeBroker(row: BrokerRow): z.output<typeof brokerSchema> {
  const { slug, name, sample, snapshot_tables } = row
  return { slug, name, sample, snapshot_tables, created_at: row.created_at.toISOString() }
}

const count = z.int().min(0)

const summarySchema = z
  .object({
    broker: z.string().nullable(),
    clients: count,
    carriers: count,
    policies: count,
    uploads: z.object(Object.fromEntries(uploadState.options.map((state) => [state, count]))),
    last_upload: uploadSchema.nullable(),
  })
  .meta({ id: 'Summary', description: 'How much of each there is.' })

function summaryRoute(server: Server, context: Context): void {
  const { store } = context.app
  const schema = {
    tags: ['Book'],
    summary: 'Count clients, carriers, policies and uploads',
    querystring: z.strictObject({ broker }),
    response: { 200: summarySchema, ...problems },
  }
  server.get('/v1/summary', { schema }, async (request) => {
    const found = await context.brokers.find(request.query.broker)
    const none = Object.fromEntries(uploadState.options.map((state) => [state, 0]))
    if (found === undefined) {
      return { broker: null, clients: 0, carriers: 0, policies: 0, uploads: none, last_upload: null }
    }
    const { last_upload_id, uploads, ...counts } = await countBook(store, found.id)
    const last = last_upload_id === null ? undefined : await readUpload(store, last_upload_id)
    const last_upload = last === undefined ? null : shapeUpload(last)
    return { broker: found.slug, ...counts, uploads: { ...none, ...uploads }, last_upload }
  })
}
