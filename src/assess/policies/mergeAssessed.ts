import type pg from 'pg'
import type { Answers } from './answers.ts'
import { assessedColumns, assessedPolicies } from './row.ts'

/** Brings policy_assessments up to date: writes rows that are new or differ, and deletes those whose policy is gone. */
export async function mergeAssessed(tx: pg.PoolClient, brokerId: number, answers: Answers): Promise<void> {
  const columns = assessedColumns.join(', ')
  const { rows } = await tx.query('select from policy_assessments where broker_id = $1 limit 1', [brokerId])
  if (rows.length === 0) {
    await tx.query(
      `insert into policy_assessments (broker_id, ${columns}) select $1, ${columns} from (${assessedPolicies(answers)}) as new`,
      [brokerId],
    )
    return
  }
  const values = assessedColumns.filter((name) => name !== 'policy_id')
  const differs = values.map((name) => `kept.${name} is distinct from new.${name}`).join(' or ')
  await tx.query(
    `merge into policy_assessments as kept using (${assessedPolicies(answers)}) as new
       on kept.broker_id = $1 and kept.policy_id = new.policy_id
     when matched and (${differs}) then update set ${values.map((name) => `${name} = new.${name}`).join(', ')}
     when not matched then
       insert (broker_id, ${columns}) values ($1, ${assessedColumns.map((name) => `new.${name}`).join(', ')})`,
    [brokerId],
  )
  await deleteVanished(tx, brokerId)
}

/** Policies seldom vanish, and counting is quicker than looking each one up. Every policy has its assessment by now. */
async function deleteVanished(tx: pg.PoolClient, brokerId: number): Promise<void> {
  const { rows } = await tx.query<{ vanished: boolean }>(
    `select (select count(*) from policy_assessments where broker_id = $1)
       <> (select count(*) from policies where broker_id = $1) as vanished`,
    [brokerId],
  )
  if (!rows[0]!.vanished) return
  await tx.query(
    `delete from policy_assessments as kept where broker_id = $1 and not exists (
       select from policies p where p.broker_id = $1 and p.id = kept.policy_id)`,
    [brokerId],
  )
}
