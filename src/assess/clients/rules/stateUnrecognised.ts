import type { RecordRule } from '../../recordRule.ts'

/** `place` is what was read from the text of the state (readStates). */
export const stateUnrecognised: RecordRule = {
  code: 'client.state.unrecognised',
  open: `(coalesce(client.state, '') <> '' and place.letters is null and place.repair is distinct from 'proposed')`,
  proposed: `place.repair = 'proposed'`,
  repaired: `place.repair in ('applied', 'accepted')`,
}
