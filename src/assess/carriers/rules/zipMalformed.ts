import type { RecordRule } from '../../recordRule.ts'

export const zipMalformed: RecordRule = {
  code: 'carrier.zip.malformed',
  open: `(place.zip_malformed and coalesce(place.zip_repair, 'refused') = 'refused')`,
  proposed: `place.zip_repair = 'proposed'`,
  repaired: `place.zip_repair = 'accepted'`,
}
