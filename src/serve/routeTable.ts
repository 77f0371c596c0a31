import type { FastifyInstance } from 'fastify'
import type { Server } from './context.ts'

export interface ListedRoute {
  readonly method: string
  /** With parameters as OpenAPI writes them: /v1/uploads/{id}. */
  readonly url: string
  /** Left out of the OpenAPI description: pages, scripts. */
  readonly hidden: boolean
}

interface Route extends ListedRoute {
  readonly matches: RegExp
}

const tables = new WeakMap<object, Route[]>()

/** Remembers every route that is registered after this. */
export function keepRouteTable(server: Server): void {
  const routes: Route[] = []
  tables.set(server, routes)
  server.addHook('onRoute', ({ method, url, schema }) => {
    const hidden = schema?.hide === true
    const matches = new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}/?$`)
    for (const one of [method].flat()) {
      routes.push({ method: one, url: url.replaceAll(/:(\w+)/g, '{$1}'), hidden, matches })
    }
  })
}

/** All routes of a server that buildServer has built. */
export function listRoutes(server: FastifyInstance): ListedRoute[] {
  return (tables.get(server) ?? []).map(({ method, url, hidden }) => ({ method, url, hidden }))
}

/** The methods that an address answers to. */
export function methodsOf(server: FastifyInstance, address: string): string[] {
  const path = address.split('?', 1)[0]!
  const routes = (tables.get(server) ?? []).filter(({ matches }) => matches.test(path))
  return [...new Set(routes.map(({ method }) => method))].sort()
}
