import type { FindingCode } from '../../../book/findings.ts'
import type { RecordRule } from '../../recordRule.ts'

/** `twin` is the client that this one seems to be as well (findTwins). Who says no has said that it is another. */
export const duplicateExact = duplicate('client.duplicate.exact')
export const duplicateLikely = duplicate('client.duplicate.likely')

function duplicate(code: FindingCode): RecordRule {
  return {
    code,
    open: 'false',
    proposed: `(twin.code = '${code}' and twin.repair = 'proposed')`,
    repaired: `(twin.code = '${code}' and twin.repair = 'accepted')`,
  }
}
