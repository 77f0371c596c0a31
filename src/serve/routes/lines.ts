import { z } from 'zod'
import { Failure } from '../../book/failures.ts'
import { labelKey, lines, type LineId } from '../../book/lines.ts'
import { decideLine, type LineChoice, type LineDecided } from '../../store/decisions/lines.ts'
import { listLabels, listLineDecisions, type LabelPosition } from '../../store/reads/policyLabels.ts'
import { readAssessmentState } from '../../store/reads/assessmentState.ts'
import { asOf, today } from '../asOf.ts'
import type { Context, Server } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { broker, cursor, defaultLimit, flag, limit, text } from '../parameters.ts'
import { assessmentSchema, shapeAssessment } from '../shapes/assessment.ts'
import * as shapes from '../shapes/lines.ts'
import { page, pageOf, problems } from '../shapes/page.ts'

/** `GET` and `PUT /v1/lines`; `GET /v1/lines/decisions`. */
export function lineRoutes(server: Server, context: Context): void {
  listRoute(server, context)
  decideRoute(server, context)
  decisionsRoute(server, context)
}

function listRoute(server: Server, context: Context): void {
  const schema = {
    tags: ['Decisions'],
    summary: 'List the policy types of the book and what they are taken for, those with most premium first',
    querystring: z.strictObject({
      broker,
      waiting: flag.describe('Only those that wait for a decision.'),
      verdict: shapes.verdict.optional(),
      as_of: asOf,
      limit,
      cursor,
    }),
    response: {
      200: pageOf(shapes.labelSchema).extend({
        choices: z.array(shapes.choiceSchema).describe('All lines that there are to choose from.'),
        assessment: assessmentSchema.nullable(),
      }),
      ...problems,
    },
  }
  server.get('/v1/lines', { schema }, async (request) => {
    const { broker, limit, cursor, as_of, waiting, verdict } = request.query
    const { store, rulesVersion } = context.app
    const found = await context.brokers.find(broker)
    const query = { brokerId: found?.id ?? 0, asOf: as_of ?? today(), waiting, verdict }
    const list = ['lines', query]
    const after = positionOf(readCursor(list, cursor, /^-?\d+(\.\d+)? [^\0]*$/)?.key)
    const asked = { limit: limit ?? defaultLimit, ...(after && { after }) }
    const [{ rows, next }, state] = await Promise.all([
      listLabels(store, query, asked),
      readAssessmentState(store, query.brokerId, rulesVersion),
    ])
    const key = next && { key: `${next.premium} ${next.label}`, id: 0 }
    return {
      ...page(rows.map(shapes.shapeLabel), writeCursor(list, key)),
      choices: [...shapes.choices],
      assessment: shapeAssessment(state),
    }
  })
}

function positionOf(key: string | null | undefined): LabelPosition | undefined {
  if (key === null || key === undefined) return undefined
  const blank = key.indexOf(' ')
  return { premium: key.slice(0, blank), label: key.slice(blank + 1) }
}

const choice = z.enum<readonly LineChoice[]>(['not-pc', ...(Object.keys(lines) as LineId[])])

function decideRoute(server: Server, context: Context): void {
  const label = text(2000).refine((value) => labelKey(value) !== '', { error: 'Is empty.' })
  const schema = {
    tags: ['Decisions'],
    summary: 'Decide what a policy type is',
    description:
      'For all policies of the type, however its letters’ case, and for those that come. The answer comes at once; ' +
      'the book is assessed again in the background.',
    querystring: z.strictObject({ broker }),
    body: z.strictObject({
      label: label.describe('The policy type, as sent.'),
      line: choice
        .nullable()
        .describe('A line of `choices`, or `not-pc` to keep its policies out; null takes the decision back.'),
    }),
    response: {
      200: z.object({
        message: z.string(),
        changed: z.boolean().describe('False when it had been decided so before. What has changed is being applied.'),
        label: z.string().describe('The policy type as decisions name it: small letters, no double blanks.'),
        line: z.string().nullable(),
        policies: z.int().min(0).describe('How many policies have the type at the moment.'),
      }),
      ...problems,
    },
  }
  server.put('/v1/lines', { schema }, async (request) => {
    const found = await context.brokers.find(request.query.broker)
    if (found === undefined) throw new Failure('request.not-found', { what: 'book' })
    const { label, line } = request.body
    const decided = await decideLine(context.app, found.id, label, line)
    const { key, ...rest } = decided
    return { message: describe(label, decided), label: key, ...rest }
  })
}

function describe(label: string, { line, policies }: LineDecided): string {
  const type = `“${label.length > 80 ? `${label.slice(0, 79)}…` : label}”`
  if (line === null) return `What ${type} is, the rules say again.`
  const many = policies === 1 ? '1 policy' : `${policies} policies`
  const count = policies === 0 ? 'No policy is of that type at the moment.' : `It is applied to ${many}.`
  return `${type} is ${lines[line].name}, now and in files to come. ${count}`
}

function decisionsRoute(server: Server, context: Context): void {
  const schema = {
    tags: ['Decisions'],
    summary: 'List what was decided, by policy type',
    description: 'Also for types that no policy has at the moment.',
    querystring: z.strictObject({ broker, limit, cursor }),
    response: { 200: pageOf(shapes.decisionSchema), ...problems },
  }
  server.get('/v1/lines/decisions', { schema }, async (request) => {
    const { broker, limit, cursor } = request.query
    const brokerId = (await context.brokers.find(broker))?.id ?? 0
    const list = ['line decisions', brokerId]
    const after = readCursor(list, cursor, /^[^\0]*$/)?.key ?? undefined
    const { rows, next } = await listLineDecisions(context.app.store, brokerId, { limit: limit ?? defaultLimit, after })
    const position = next === undefined ? undefined : { key: next, id: 0 }
    return page(rows.map(shapes.shapeDecision), writeCursor(list, position))
  })
}
