import { date } from './parameters.ts'

/** Within what both sides of the wire hold as a date, twelve months later too. */
const sensible = date.refine((day) => day >= '1900-01-01' && day < '2200-01-01', {
  error: 'Expected a day from 1900 to 2199.',
})

export const asOf = sensible
  .optional()
  .describe('The day from which the 12 months count, YYYY-MM-DD: today when left out.')

/** The day it is, in UTC, as YYYY-MM-DD. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
