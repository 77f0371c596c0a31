import { z } from 'zod'
import { Failure } from '../../book/failures.ts'
import { asOf, today } from '../asOf.ts'
import type { Context, Server } from '../context.ts'
import { broker, text } from '../parameters.ts'
import { readFixes } from '../readiness/readFixes.ts'
import { problems } from '../shapes/page.ts'
import { fixSchema } from '../shapes/readiness.ts'

/** `GET /v1/readiness/fixes/{id}`: one fix, wherever it stands in the work list. */
export function readinessFixRoute(server: Server, { app, brokers, exporting }: Context): void {
  const schema = {
    tags: ['Readiness'],
    summary: 'Get one fix of the work list',
    description:
      'As /v1/readiness has it, however many fixes pay more. Not found (404) once it is done: its rows were mended, or ' +
      'do not renew in the 12 months.',
    params: z.strictObject({ id: text(200) }),
    querystring: z.strictObject({ broker, as_of: asOf }),
    response: { 200: fixSchema, ...problems },
  }
  server.get('/v1/readiness/fixes/:id', { schema }, async (request) => {
    const { id } = request.params
    const found = await brokers.find(request.query.broker)
    const leave = exporting.enter()
    try {
      const asked = { broker: found, asOf: request.query.as_of ?? today() }
      const [fix] = await readFixes(app.store, asked, { fix: id })
      if (fix === undefined) throw new Failure('request.not-found', { what: `fix ${id.slice(0, 100)}` })
      return fix
    } finally {
      leave()
    }
  })
}
