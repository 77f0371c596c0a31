import { z } from 'zod'

export const renewingSchema = z
  .object({
    policies: z.int().min(0),
    premium: z.string().describe('A decimal number as text.'),
  })
  .describe('How much of it renews in the 12 months from `as_of`.')
