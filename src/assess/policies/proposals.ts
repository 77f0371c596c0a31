import type pg from 'pg'
import { policyRules } from './allRules.ts'
import type { Answers } from './answers.ts'
import type { PolicyRule, Proposal, ProposedValue } from './rule.ts'

/**
 * Keeps the policies' repairs as they should be: one row for each value that is proposed, accepted or refused. Rows
 * that have not changed are left as they are, so that `since` says how long they have been there.
 */
export async function mergeProposals(tx: pg.PoolClient, brokerId: number, answers: Answers): Promise<void> {
  await tx.query(
    `create unlogged table mendable as
     select row.*, t.kept_id, coalesce(t.kept_is_same, false) as kept_is_same
     from (
       select id, effective_date, expiration_date, unreadable from policies as row
       where broker_id = $1 and (effective_date is null or expiration_date is null or effective_date > expiration_date
         or id in (select id from tangled where kept_id is not null))
     ) as row left join tangled as t on t.id = row.id and t.kept_id is not null`,
    [brokerId],
  )
  await tx.query(`create unlogged table proposals as ${proposalsOf(answers)}`)
  await tx.query('analyze proposals (record_id, field)')
  await tx.query(
    `merge into repairs as kept using proposals as new
       on kept.broker_id = $1 and kept.table_name = 'policies' and kept.record_id = new.record_id and kept.field = new.field
     when matched and (kept.code, kept.cause, kept.sent, kept.value, kept.evidence, kept.state)
         is distinct from (new.code, new.cause, new.sent, new.value, new.evidence, new.state) then
       update set code = new.code, cause = new.cause, sent = new.sent, value = new.value, evidence = new.evidence,
         state = new.state, since = clock_timestamp()
     when not matched then
       insert (broker_id, table_name, record_id, field, code, cause, sent, value, evidence, state)
       values ($1, 'policies', new.record_id, new.field, new.code, new.cause, new.sent, new.value, new.evidence, new.state)`,
    [brokerId],
  )
  await tx.query(
    `delete from repairs as kept where broker_id = $1 and table_name = 'policies' and not exists (
       select from proposals as new where new.record_id = kept.record_id and new.field = kept.field)`,
    [brokerId],
  )
}

function proposalsOf(answers: Answers): string {
  return policyRules
    .flatMap((rule) =>
      (rule.proposals ?? []).flatMap((proposal) =>
        proposal.values.map((value) => valuesOf(rule, proposal, value, answers(rule, proposal))),
      ),
    )
    .join(' union all ')
}

function valuesOf({ code, finds }: PolicyRule, proposal: Proposal, { field, value }: ProposedValue, state: string) {
  const sent = field === 'aside' ? 'null' : `coalesce(row.${field}::text, row.unreadable ->> '${field}')`
  const text = (words: string) => `'${words.replaceAll("'", "''")}'`
  return `select id as record_id, '${field}' as field, '${code}' as code, ${text(proposal.cause)} as cause,
      ${sent} as sent, (${value})::text as value, ${text(proposal.evidence)} as evidence, '${state}' as state
    from mendable as row where ${finds} and ${proposal.given} and ${value} is not null`
}
