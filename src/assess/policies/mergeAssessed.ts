import type pg from 'pg'
import { forgetVanished } from '../mergeAssessments.ts'
import type { Answers } from './answers.ts'
import { codesOf, maskLayout, unreadiness } from './mask.ts'
import { foundPolicies, plainColumns } from './row.ts'

/**
 * Brings policy_assessments up to date: writes rows that are new or differ, and deletes those whose policy is gone.
 * What is found about each policy is first put down in bits; lists of codes are made for each different mask only, of
 * which there are some hundreds.
 */
export async function mergeAssessed(tx: pg.PoolClient, brokerId: number, answers: Answers): Promise<void> {
  // Several processes are worth it, although all rows are wanted: each row takes much longer than to be handed over.
  await tx.query('set local parallel_tuple_cost = 0.01')
  await tx.query(`create unlogged table found as ${foundPolicies(answers)}`, [brokerId])
  await listCodes(tx)
  const { rows } = await tx.query('select from policy_assessments where broker_id = $1 limit 1', [brokerId])
  if (rows.length === 0) return insert(tx, brokerId, assessedRows('found'))
  await findDiffering(tx, brokerId)
  await insert(tx, brokerId, assessedRows('differing where is_new'))
  await update(tx, brokerId, assessedRows('differing where not is_new'))
  await forgetVanished(tx, brokerId, { table: 'policy_assessments', key: 'policy_id', records: 'policies' })
}

async function listCodes(tx: pg.PoolClient): Promise<void> {
  await tx.query(
    `create unlogged table masks as
     select mask, ${unreadiness('mask')} as own, ${codesOf('mask', 'open')} as findings,
       ${codesOf('mask', 'proposed')} as proposed, ${codesOf('mask', 'repaired')} as repaired
     from (select distinct mask from found offset 0) as different`,
  )
  await tx.query('analyze masks (mask)')
}

/**
 * Stands for all that a row is made from. Rows as wide as these would take long to compare. PostgreSQL folds the halves
 * of a bigint onto each other before it hashes it, so that a bit and the one 32 places on (a finding, and that something
 * is proposed for it) would cancel out: the mask goes in by halves.
 */
const halves = 'mask & 4294967295, mask >> 32'
const digest = `hash_record_extended((${plainColumns.join(', ')}, others, ${halves}), ${maskLayout})`

async function findDiffering(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await tx.query(
    `create unlogged table differing as
     select found.*, kept.policy_id is null as is_new
     from (select *, ${digest} as digest from found) as found
       left join (select policy_id, digest from policy_assessments where broker_id = $1) as kept using (policy_id)
     where kept.digest is distinct from found.digest`,
    [brokerId],
  )
  await tx.query('analyze differing (policy_id)')
}

const columns = [...plainColumns, 'readiness', 'findings', 'proposed', 'repaired', 'digest']

/** @param found the table, and which of its rows */
function assessedRows(found: string): string {
  return `
    select policy_id, ${plainColumns.join(', ')},
      case greatest(own, others) when 0 then 'ready' when 1 then 'repairable' else 'blocked' end as readiness,
      findings, proposed, repaired, ${digest} as digest
    from (select * from ${found}) as found join masks using (mask)`
}

async function insert(tx: pg.PoolClient, brokerId: number, rows: string): Promise<void> {
  await tx.query(
    `insert into policy_assessments (broker_id, policy_id, ${columns.join(', ')})
     select $1, policy_id, ${columns.join(', ')} from (${rows}) as new`,
    [brokerId],
  )
}

async function update(tx: pg.PoolClient, brokerId: number, rows: string): Promise<void> {
  await tx.query(
    `update policy_assessments as kept set ${columns.map((name) => `${name} = new.${name}`).join(', ')}
     from (${rows}) as new where kept.broker_id = $1 and kept.policy_id = new.policy_id`,
    [brokerId],
  )
}
