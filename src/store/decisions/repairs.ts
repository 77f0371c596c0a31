import { Failure } from '../../book/failures.ts'
import { readRepairGroup, type RepairGroup } from '../reads/repairGroups.ts'
import type { Deciding } from './decide.ts'

/** What somebody says to a proposed repair: yes, no, or that what was said does not count any more. */
export type Answer = 'accept' | 'refuse' | 'reopen'

export interface Answered {
  /** As it is now. */
  readonly group: RepairGroup
  /** False when it had been answered so before. */
  readonly changed: boolean
}

/**
 * Answers a group of proposed repairs: for all its records, and for those that come with the same cause. A later
 * answer takes the place of an earlier one.
 * @throws Failure `request.not-found`, `decide.repair-safe`, `decide.repair-gone`
 */
export async function answerRepair(
  { store, decide }: Deciding,
  query: { brokerId: number; asOf: string },
  id: string,
  answer: Answer,
): Promise<Answered> {
  const group = await findRepairGroup(store, query, id)
  if (group.state === 'applied') throw new Failure('decide.repair-safe', { id })
  if (group.state === stateAfter[answer]) return { group, changed: false }
  if (group.records === 0 && answer !== 'reopen') throw new Failure('decide.repair-gone', { id })
  await decide(query.brokerId, (tx) => {
    const key = [query.brokerId, group.code, group.cause]
    if (answer === 'reopen') {
      return tx.query('delete from repair_decisions where broker_id = $1 and code = $2 and cause = $3', key)
    }
    return tx.query(
      `insert into repair_decisions (broker_id, code, cause, answer) values ($1, $2, $3, $4)
       on conflict (broker_id, code, cause) do update set answer = excluded.answer, decided_at = clock_timestamp()`,
      [...key, answer],
    )
  })
  const now = await readRepairGroup(store, query, id)
  // Of an answer that was taken back when no record needs it, nothing is left.
  return { group: now ?? { ...group, state: 'proposed', answered_at: null }, changed: true }
}

const stateAfter = { accept: 'accepted', refuse: 'refused', reopen: 'proposed' } as const

/** @throws Failure `request.not-found` */
export async function findRepairGroup(
  store: Deciding['store'],
  query: { brokerId: number; asOf: string },
  id: string,
): Promise<RepairGroup> {
  const group = await readRepairGroup(store, query, id)
  if (group === undefined) throw new Failure('request.not-found', { what: `repair ${id}` })
  return group
}
