import type { FastifyInstance } from 'fastify'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import { pino } from 'pino'
import type { App } from '../../src/serve/app.ts'
import { buildServer } from '../../src/serve/server.ts'
import { listRoutes, type ListedRoute } from '../../src/serve/routeTable.ts'
import { typeOf, type Schema } from './schemaText.ts'

interface Operation {
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema?: Schema }> }
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: Schema }> }>
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly description?: string
  readonly schema: Schema
}

export interface Api {
  readonly routes: readonly ListedRoute[]
  readonly paths: Record<string, Record<string, Operation>>
  readonly schemas: Record<string, Schema>
}

let api: Promise<Api> | undefined

/** What the server says of itself. It is built for it, without a database, and never listens. */
export function describedApi(): Promise<Api> {
  return (api ??= describe())
}

async function describe(): Promise<Api> {
  const server = await bareServer()
  const { paths, components } = server.swagger() as unknown as {
    paths: Api['paths']
    components: { schemas: Api['schemas'] }
  }
  return { routes: listRoutes(server), paths, schemas: components.schemas }
}

/** The server without a database behind it: enough to be asked what it is. */
export async function bareServer(): Promise<FastifyInstance> {
  const pool = { query: () => Promise.reject(new Error('there is no database')) } as unknown as PostgresPool
  const app = {
    config: { maxUploadBytes: 1024, uploadsAtOnce: 1 },
    version: '0',
    logger: pino({ level: 'silent' }),
    store: { pool, reads: new Kysely({ dialect: new PostgresDialect({ pool }) }) },
  } as unknown as App
  return buildServer(app)
}

/** The calls with one of OpenAPI's tags: what they do, take and answer. */
export async function apiRoutes(tag: string): Promise<string> {
  const { paths } = await describedApi()
  const entries = Object.entries(paths).flatMap(([url, methods]) =>
    Object.entries(methods)
      .filter(([method, operation]) => method !== 'head' && operation.tags?.includes(tag))
      .map(([method, operation]) => routeEntry(method.toUpperCase(), url, operation)),
  )
  return entries.join('\n\n')
}

function routeEntry(method: string, url: string, operation: Operation): string {
  const { summary = '', description, parameters = [], requestBody, responses } = operation
  const json = requestBody?.content['application/json']?.schema
  const files = json === undefined ? Object.keys(requestBody?.content ?? {}) : []
  return [
    `### ${method} ${url}`,
    `${summary}.`,
    ...(description === undefined ? [] : [description]),
    [
      ...parameters
        .filter(({ name }) => !common.has(name))
        .map((parameter) => item(parameter.name, parameter.schema, parameter.description, parameter.in)),
      ...fieldsOf(json).map(([name, schema]) => item(name, schema, schema.description, 'body')),
      ...(files.length === 0 ? [] : [`- body: ${files.map((type) => `\`${type}\``).join(', ')} or any other type`]),
    ].join('\n'),
    commonOf(parameters),
    `Answers: ${answers(responses)}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** What means the same in every call is described once on the page. */
const common = new Set(['id', 'broker', 'limit', 'cursor', 'format'])

function commonOf(parameters: readonly Parameter[]): string {
  const names = parameters.filter(({ name }) => common.has(name)).map(({ name }) => `\`${name}\``)
  return names.length === 0 ? '' : `Takes ${names.join(', ')} as [described above](#parameters-of-many-calls).`
}

function item(name: string, schema: Schema, description: string | undefined, place: string): string {
  const text = description ?? schema.description
  return `- \`${name}\` (${place}; ${typeOf(schema)})${text === undefined ? '' : `: ${text}`}`
}

function fieldsOf(schema: Schema | undefined): [string, Schema][] {
  return Object.entries(schema?.properties ?? {})
}

function answers(responses: Operation['responses']): string {
  return Object.entries(responses)
    .filter(([status]) => /^\d+$/.test(status))
    .map(([status, { content = {} }]) => {
      const types = Object.entries(content).map(([type, { schema }]) => `\`${type}\` (${typeOf(schema ?? {})})`)
      return `${status} with ${types.join(', ')}`
    })
    .join('; ')
}

/** Routes that OpenAPI leaves out. */
export async function pageRoutes(): Promise<string> {
  const { routes } = await describedApi()
  return routes
    .filter(({ hidden, method }) => hidden && method === 'GET')
    .map(({ url }) => `- \`GET ${url}\``)
    .join('\n')
}

/** The named shapes of answers, field by field. */
export async function apiSchemas(): Promise<string> {
  const { schemas } = await describedApi()
  return Object.entries(schemas)
    .map(([name, schema]) => {
      const fields = fieldsOf(schema).map(([field, of]) => {
        const text = of.description === undefined ? '' : `: ${of.description}`
        return `- \`${field}\` (${typeOf(of)})${text}`
      })
      return [`### ${name}`, ...(schema.description === undefined ? [] : [schema.description]), fields.join('\n')].join(
        '\n\n',
      )
    })
    .join('\n\n')
}
