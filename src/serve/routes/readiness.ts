import { z } from 'zod'
import type { Context, Server } from '../context.ts'
import { asOf, today } from '../asOf.ts'
import { negotiate } from '../negotiate.ts'
import { broker, limit } from '../parameters.ts'
import { readReadiness } from '../readiness/readReadiness.ts'
import { readReport } from '../readiness/readReport.ts'
import { reportPage, reportPolicy } from '../readiness/report/page.ts'
import { problems } from '../shapes/page.ts'
import { readinessSchema } from '../shapes/readiness.ts'
import { readinessFixRoute } from './readinessFix.ts'
import { readinessRowsRoute } from './readinessRows.ts'

/** How many fixes are told, unless asked otherwise. */
const usualFixes = 20
const reportFixes = 30

/** `GET /v1/readiness`, `/v1/readiness/report`, `/v1/readiness/fixes/{id}` and `/v1/readiness/findings`. */
export function readinessRoutes(server: Server, context: Context): void {
  const { app, brokers, exporting } = context
  const querystring = z.strictObject({
    broker,
    as_of: asOf,
    limit: limit.describe(
      `How many fixes of the work list: ${usualFixes} when left out (${reportFixes} in the report), 500 at most.`,
    ),
  })

  const report = async (query: z.output<typeof querystring>): Promise<string> => {
    const found = await brokers.find(query.broker)
    const leave = exporting.enter()
    try {
      const asked = {
        broker: found,
        asOf: query.as_of ?? today(),
        rules: app.rulesVersion,
        limit: query.limit ?? reportFixes,
      }
      return reportPage(await readReport(app.store, asked))
    } finally {
      leave()
    }
  }

  const schema = {
    tags: ['Readiness'],
    summary: 'Tell how much of a book carriers may be shown, and what to mend first',
    description:
      'The scorecard as of a day, and the head of the work list in the order that pays. With `Accept: text/html` it is ' +
      'the report for people.',
    querystring,
    response: {
      200: {
        description: 'The scorecard and the work list.',
        content: { 'application/json': { schema: readinessSchema }, 'text/html': { schema: z.string() } },
      },
      ...problems,
    },
  }
  server.get('/v1/readiness', { schema }, async (request, reply) => {
    if (negotiate(request.headers.accept, ['application/json', 'text/html']) === 'text/html') {
      const page = await report(request.query)
      return reply.header('content-security-policy', reportPolicy).type('text/html; charset=utf-8').send(page)
    }
    const { broker, as_of, limit } = request.query
    const found = await brokers.find(broker)
    const leave = exporting.enter()
    try {
      const asked = { broker: found, asOf: as_of ?? today(), rules: app.rulesVersion, limit: limit ?? usualFixes }
      return await reply.type('application/json').send(await readReadiness(app.store, asked))
    } finally {
      leave()
    }
  })

  const reportSchema = {
    tags: ['Readiness'],
    summary: 'Get the same as a report to read and print',
    description: 'One HTML page that needs nothing else: no script, no picture, no font from elsewhere.',
    querystring,
    response: {
      200: { description: 'The report.', content: { 'text/html': { schema: z.string() } } },
      ...problems,
    },
  }
  server.get('/v1/readiness/report', { schema: reportSchema }, async (request, reply) => {
    const page = await report(request.query)
    return reply.header('content-security-policy', reportPolicy).type('text/html; charset=utf-8').send(page)
  })
  readinessFixRoute(server, context)
  readinessRowsRoute(server, context)
}
