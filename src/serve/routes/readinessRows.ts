import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import {
  listFixRows,
  listWaitingRows,
  readHeaders,
  streamFixRows,
  streamWaitingRows,
  type RowsQuery,
} from '../../store/reads/fixRows.ts'
import { asOf, today } from '../asOf.ts'
import type { Context, Server } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { fixColumns } from '../fixColumns.ts'
import { fixCsv } from '../fixCsv.ts'
import { negotiate } from '../negotiate.ts'
import { broker, cursor, defaultLimit, limit, text } from '../parameters.ts'
import { InvalidRequest } from '../problems.ts'
import { wantedRows } from '../readiness/wantedRows.ts'
import { sendWhole } from '../sendWhole.ts'
import { fixRowSchema, shapeFixRow, shapeWaitingRow } from '../shapes/fixRow.ts'
import { page, pageOf, problems } from '../shapes/page.ts'

/** `GET /v1/readiness/findings`: the rows behind a figure, to be looked at or to be filled in and sent back. */
export function readinessRowsRoute(server: Server, context: Context): void {
  const schema = {
    tags: ['Readiness'],
    summary: 'List the rows behind a fix or a finding',
    description:
      'Those with most premium at stake first, in pages as JSON; as a whole as CSV, by the Accept header or `format`: the ' +
      'columns of the broker’s own newest file with what was sent, behind them those that it lacks and earlier files ' +
      'had or the finding asks for, then `_codes` and `_reasons`. Filled in, the file is sent like any other, as an update.',
    querystring: z.strictObject({
      broker,
      fix: text(200).optional().describe('The id of a fix of /v1/readiness: its rows.'),
      code: text(60).optional().describe('A finding code: all records of the book that have it open.'),
      as_of: asOf,
      limit,
      cursor,
      format: z.enum(['json', 'csv']).optional().describe('For where the Accept header cannot be set.'),
    }),
    response: {
      200: {
        description: 'The rows.',
        content: {
          'application/json': { schema: pageOf(fixRowSchema) },
          'text/csv': { schema: z.string().describe('All of them, with a header row.') },
        },
      },
      ...problems,
    },
  }
  server.get('/v1/readiness/findings', { schema }, async (request, reply) => {
    const { broker, as_of, format, limit, cursor } = request.query
    const { wanted, table, rejected } = wantedRows(request.query)
    const found = await context.brokers.find(broker)
    const query: RowsQuery = { brokerId: found?.id ?? 0, asOf: as_of ?? today(), table, wanted }
    const type = format ?? negotiate(request.headers.accept, ['application/json', 'text/csv'])
    if (type === 'csv' || type === 'text/csv') {
      refusePaging(limit, cursor)
      return sendCsv(context, reply, query, rejected)
    }
    const list = ['readiness-findings', query]
    const after = readCursor(list, cursor, /^\d{1,40}(\.\d{1,40})?$/)
    const asked = { limit: limit ?? defaultLimit, ...(after && { after }) }
    const { store } = context.app
    if (rejected) {
      const { rows, next } = await listWaitingRows(store, query, asked)
      return reply.send(
        page(
          rows.map((row) => shapeWaitingRow(table, row)),
          writeCursor(list, next),
        ),
      )
    }
    const columns = fixColumns(table, await readHeaders(store, query.brokerId, table), wanted)
    const { rows, next } = await listFixRows(store, query, asked)
    return reply.send(
      page(
        rows.map((row) => shapeFixRow(table, columns, row)),
        writeCursor(list, next),
      ),
    )
  })
}

function refusePaging(limit: number | undefined, cursor: string | undefined): void {
  const given = Object.entries({ limit, cursor }).filter(([, value]) => value !== undefined)
  const message = 'Does not go with CSV, which is the whole list.'
  if (given.length > 0) throw new InvalidRequest(given.map(([name]) => ({ name, message })))
}

async function sendCsv(
  { app: { store }, exporting }: Context,
  reply: FastifyReply,
  query: RowsQuery,
  rejected: boolean,
): Promise<FastifyReply> {
  const { table, wanted } = query
  const columns = fixColumns(table, await readHeaders(store, query.brokerId, table), wanted)
  const { head, line, waitingLine } = fixCsv(table, columns)
  const name = 'fix' in wanted ? wanted.fix : wanted.code
  const fileName = `${table}-${name.replaceAll(/[^\w.-]/g, '-')}.csv`
  const whole = { type: 'text/csv; charset=utf-8; header=present', fileName, head } as const
  if (rejected) return sendWhole(reply, exporting, whole, streamWaitingRows(store, query), waitingLine)
  return sendWhole(reply, exporting, whole, streamFixRows(store, query), line)
}
