import { z } from 'zod'
import { exportedAtExpected, readExportedAt } from '../book/exportedAt.ts'
import { tableNames } from '../book/tables.ts'

/** The parameters that several calls take. */

export const broker = text(63).optional().describe('The broker’s slug. May be left out where there is only one broker.')

export const cursor = text(2000)
  .optional()
  .describe('Where the page starts: the `next_cursor` of the page before, with the same filters and sort.')

export const defaultLimit = 50

export const limit = wholeNumber('Expected a whole number from 1 to 500.', 1, 500)
  .optional()
  .describe(`How many to a page: ${defaultLimit} when left out, 500 at most.`)

export const id = wholeNumber('Expected a whole number from 0 to 9007199254740991.', 0, Number.MAX_SAFE_INTEGER)

export const path = z.strictObject({ id })

export const table = z.enum(tableNames as ['clients', 'carriers', 'policies'])

export const kind = z.enum(['delta', 'snapshot'], { error: 'Expected delta or snapshot.' })

export const exportedAt = text(40).refine((value) => readExportedAt(value) !== undefined, {
  error: `Expected ${exportedAtExpected}.`,
})

export const date = z.iso.date({ error: 'Expected a date as YYYY-MM-DD.' })

export const flag = z
  .preprocess(
    (value) => ({ true: true, 1: true, false: false, 0: false })[String(value)] ?? value,
    z.boolean({
      error: 'Expected true or false.',
    }),
  )
  .default(false)

/** Text that PostgreSQL can hold and that has an end. */
export function text(most: number) {
  return z
    .string({ error: (issue) => (Array.isArray(issue.input) ? 'Is given more than once.' : 'Expected text.') })
    .min(1, { error: 'Is empty; leave it out instead.' })
    .max(most, { error: `Is longer than ${most} characters.` })
    .refine((value) => !value.includes('\0'), { error: 'Holds a NUL character.' })
}

/** Values separated by commas; none of them holds one. */
export function severalOf<S extends z.ZodType>(one: S) {
  return z
    .string({ error: 'Is given more than once; separate several by commas.' })
    .max(2000, { error: 'Is longer than 2000 characters.' })
    .transform((list, context) => {
      const read = z.array(one).safeParse(list.split(','))
      if (read.success) return [...new Set(read.data)]
      for (const { message } of read.error.issues) context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
    .optional()
}

/** Digits only: no `1e3`, no `0x10`, no blanks. */
function wholeNumber(error: string, from: number, to: number) {
  const read = (value: unknown) => (typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value)
  return z.preprocess(read, z.int({ error }).min(from, { error }).max(to, { error }))
}
