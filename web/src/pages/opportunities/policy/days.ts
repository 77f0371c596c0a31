import type { Schema } from '../../../api/client.ts'

/** Days are YYYY-MM-DD. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** As the API has it in its lists; none before the day and after the twelve months. */
export function bucketOf(days: number): Schema<'Opportunity'>['bucket'] | undefined {
  if (days < 0 || days > 365) return undefined
  return days < 30 ? 'late' : days < 60 ? 'tight' : days < 120 ? 'prime' : 'early'
}
