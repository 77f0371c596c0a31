import type { RecordRule } from '../../recordRule.ts'

/** `place` is what was read from state and zip together (readPlaces). */
export const stateMalformed: RecordRule = {
  code: 'carrier.state.malformed',
  open: `(place.state_malformed and coalesce(place.state_repair, 'refused') = 'refused')`,
  proposed: `place.state_repair = 'proposed'`,
  repaired: `place.state_repair = 'accepted'`,
}
