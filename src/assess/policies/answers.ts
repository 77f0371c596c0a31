import type pg from 'pg'
import type { PolicyRule, Proposal } from './rule.ts'

/** What somebody said to a proposal, for all rows that share its cause. */
export type Answers = (rule: PolicyRule, proposal: Proposal) => 'proposed' | 'accepted' | 'refused'

/** All answers about policies. There are few causes, so that they become part of the statements. */
export async function readAnswers(tx: pg.PoolClient, brokerId: number): Promise<Answers> {
  const { rows } = await tx.query<{ code: string; cause: string; answer: 'accept' | 'refuse' }>(
    `select code, cause, answer from repair_decisions where broker_id = $1 and code like 'policy.%'`,
    [brokerId],
  )
  const given = new Map(rows.map(({ code, cause, answer }) => [`${code} ${cause}`, answer]))
  const states = { accept: 'accepted', refuse: 'refused' } as const
  return ({ code }, { cause }) => {
    const answer = given.get(`${code} ${cause}`)
    return answer === undefined ? 'proposed' : states[answer]
  }
}
