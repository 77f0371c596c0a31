import { z } from 'zod'
import { findingRules, subjectOf, subjects, type FindingCode } from '../../book/findings.ts'
import type { Context, Server } from '../context.ts'
import { severitySchema } from '../shapes/findings.ts'
import { problems } from '../shapes/page.ts'

const subject = z.enum(subjects)

const ruleSchema = z
  .object({
    code: z.string().describe('Stable: docs/reference/findings.md explains each.'),
    subject: subject.describe('What it is about; `row` is a row of any file, before it is known what it says.'),
    severity: severitySchema,
    rejects: z.boolean().describe('A row with it is not stored.'),
    repair: z
      .array(z.enum(['safe', 'proposed', 'broker', 'none']))
      .describe(
        'Who mends it, the first that a record allows: Openbook by itself where that is safe, Openbook once somebody ' +
          'has said yes, only the broker, or nobody, as there is nothing to mend.',
      ),
    version: z.int().describe('Raised when the rule finds other records than before.'),
    sentence: z.string().describe('What is wrong and how to mend it. `{value}` and the like are filled in.'),
    together: z
      .object({ one: z.string(), many: z.string() })
      .describe('The same said of one record and of several; `{count}` is how many.'),
  })
  .meta({ id: 'Rule', description: 'One kind of finding.' })

const schema = {
  tags: ['Decisions'],
  summary: 'List the rules: everything that can be found in a book',
  querystring: z.strictObject({ subject: subject.optional(), severity: severitySchema.optional() }),
  response: {
    200: z.object({
      data: z.array(ruleSchema),
      version: z.string().describe('Stands for all rules together; books assessed by another one are assessed again.'),
    }),
    ...problems,
  },
}

/** `GET /v1/rules`. */
export function rulesRoute(server: Server, context: Context): void {
  server.get('/v1/rules', { schema }, async (request) => {
    const { subject, severity } = request.query
    const asked = (rule: z.output<typeof ruleSchema>) =>
      (subject === undefined || rule.subject === subject) && (severity === undefined || rule.severity === severity)
    return { data: rules.filter(asked), version: context.app.rulesVersion }
  })
}

const rules = (Object.keys(findingRules) as FindingCode[]).map(shape)

function shape(code: FindingCode): z.output<typeof ruleSchema> {
  const { repair, together, ...rule } = findingRules[code]
  const [one, many] = together
  return { code, subject: subjectOf(code), ...rule, repair: [...repair], together: { one, many } }
}
