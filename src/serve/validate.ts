import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { InvalidRequest, type WrongParameter } from './problems.ts'

/**
 * Checks everything a request says against the route's schemas, at once: Fastify by itself stops at the first part
 * (path, query, body) that is wrong, and people then mend one thing per try.
 * @throws InvalidRequest naming every wrong parameter
 */
export async function validate(request: FastifyRequest): Promise<void> {
  const schemas = request.routeOptions.schema
  if (schemas === undefined) return
  const errors: WrongParameter[] = undecodable(request.url)
  const check = (schema: unknown, data: unknown): unknown => {
    if (!(schema instanceof z.ZodType)) return data
    const result = schema.safeParse(data)
    if (result.success) return result.data
    errors.push(...wrongParameters(result.error, schema))
    return data
  }
  request.params = check(schemas.params, request.params)
  // A route that declares no parameters takes none.
  request.query = check(schemas.querystring ?? noParameters, request.query)
  if (schemas.body !== undefined) request.body = check(schemas.body, request.body)
  if (errors.length > 0) throw new InvalidRequest(errors)
}

/** The same for parameters that come by another way, such as a form's fields. */
export function parse<S extends z.ZodType>(schema: S, data: unknown): z.output<S> {
  const result = schema.safeParse(data)
  if (result.success) return result.data
  throw new InvalidRequest(wrongParameters(result.error, schema))
}

/** The query parser takes broken percent-encoding for text, and a search for it would just find nothing. */
function undecodable(url: string): WrongParameter[] {
  const [, query = ''] = url.split('?', 2)
  return query.split('&').flatMap((pair) => {
    try {
      decodeURIComponent(pair)
      return []
    } catch {
      const [name = ''] = pair.split('=', 1)
      return [{ name: name.slice(0, 60), message: 'Is not percent-encoded UTF-8.' }]
    }
  })
}

const noParameters = z.strictObject({})

function wrongParameters(error: z.ZodError, schema: z.ZodType): WrongParameter[] {
  const all = error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return { name: issue.path.join('.') || 'body', message: sentence(issue) }
    const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
    const message = known.length === 0 ? 'None is taken here.' : `Is not known here; there are ${known.join(', ')}.`
    return issue.keys.map((name) => ({ name: name.slice(0, 60), message }))
  })
  // One value may break several rules that say the same.
  return [...new Map(all.map((wrong) => [`${wrong.name}: ${wrong.message}`, wrong])).values()]
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && Array.isArray(issue.input)) return 'Is given more than once.'
  if (issue.code === 'invalid_value') return `Expected ${listed(issue.values.map(String))}.`
  return issue.message.endsWith('.') ? issue.message : `${issue.message}.`
}

function listed(values: string[]): string {
  return values.length < 2 ? values.join() : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}
