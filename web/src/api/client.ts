import createClient, { type Middleware } from 'openapi-fetch'
import createQueries from 'openapi-react-query'
import { ApiProblem, unreachable } from './problem.ts'
import type { components, paths } from './schema.d.ts'

/** The shapes that the API answers with, by their names in its reference: Schema<'Upload'>. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

/** Every answer that is not what was asked for becomes an ApiProblem. */
const problems: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return
    const type = response.headers.get('content-type') ?? ''
    if (type.startsWith('application/problem+json')) throw new ApiProblem((await response.json()) as Schema<'Problem'>)
    throw unreachable()
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return error
    return error instanceof ApiProblem ? error : unreachable()
  },
}

/** The API's calls, typed by its own description. An answer that is a problem is thrown as an ApiProblem. */
export const client = createClient<paths, 'application/json'>({ baseUrl: location.origin })
client.use(problems)

/** The same as TanStack queries: `api.useQuery('get', '/v1/summary', { params: { query: { broker } } })`. */
export const api = createQueries(client)
