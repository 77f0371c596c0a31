import { z } from 'zod'
import type { AssessmentState } from '../../store/reads/assessmentState.ts'

/** Which state of the book an answer speaks of. Null in an answer: the book was not assessed yet. */
export const assessmentSchema = z
  .object({
    number: z.int().min(1).describe('Counts the assessments of this book.'),
    upload_id: z.int().min(0).nullable().describe('The last upload in it.'),
    assessed_at: z.string(),
    current: z
      .boolean()
      .describe(
        'False once the book, a decision or the rules have changed since; a new assessment is then on its way.',
      ),
  })
  .meta({ id: 'Assessment', description: 'Which state of the book the answer speaks of.' })

export function shapeAssessment(state: AssessmentState | undefined): z.output<typeof assessmentSchema> | null {
  if (state === undefined) return null
  const { number, upload_id, assessed_at, current } = state
  return { number, upload_id, assessed_at: assessed_at.toISOString(), current }
}
