import { z } from 'zod'
import type { HeldBack } from '../../store/reads/holdbacks.ts'
import { renewingSchema } from './renewing.ts'

export const heldTable = z.enum(['clients', 'policies'])

export const holdbackSchema = z
  .object({
    table: heldTable,
    record_id: z.int().min(0),
    name: z.string().nullable().describe('The client’s name, or the policy’s type.'),
    reason: z.string().nullable(),
    since: z.string(),
    renewing: renewingSchema,
  })
  .meta({ id: 'Holdback', description: 'A client or a policy that the broker keeps from carriers.' })

export function shapeHoldback(held: HeldBack): z.output<typeof holdbackSchema> {
  return {
    table: held.table_name,
    record_id: held.record_id,
    name: held.name,
    reason: held.reason,
    since: held.since.toISOString(),
    renewing: { policies: held.renewing_policies, premium: held.renewing_premium },
  }
}
