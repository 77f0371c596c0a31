import type pg from 'pg'
import type { FindingCode } from '../book/findings.ts'
import type { RepairState } from '../store/schema.ts'

/** What somebody answered to proposed repairs. */
export interface Decisions {
  /** What becomes of a repair: safe ones are applied, others wait for an answer or have one. */
  stateOf(code: FindingCode, cause: string, safe: boolean): RepairState
}

/** The answers to proposals of these codes. There are as many as people have given. */
export async function readDecisions(
  tx: pg.PoolClient,
  brokerId: number,
  codes: readonly FindingCode[],
): Promise<Decisions> {
  const { rows } = await tx.query<{ code: string; cause: string; answer: 'accept' | 'refuse' }>(
    'select code, cause, answer from repair_decisions where broker_id = $1 and code = any($2)',
    [brokerId, codes],
  )
  const answers = new Map(rows.map(({ code, cause, answer }) => [`${code} ${cause}`, answer]))
  return {
    stateOf(code, cause, safe) {
      if (safe) return 'applied'
      const answer = answers.get(`${code} ${cause}`)
      if (answer === undefined) return 'proposed'
      return answer === 'accept' ? 'accepted' : 'refused'
    },
  }
}
