import type pg from 'pg'
import { classifyLabel } from '../../book/lines.ts'

/** Labels that are fetched, classified and written together. */
const batch = 5000

/**
 * Says for every policy type of the book what it stands for (policy_labels): each distinct label once, by the
 * broker's decisions and the rules. Leaves the table `found_labels` to the assessment of policies: the
 * labels with how many policies and how much premium they have.
 */
export async function classifyLabels(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await findLabels(tx, brokerId)
  await takeLabels(tx, await readDecisions(tx, brokerId))
  await mergeLabels(tx, brokerId)
}

/** The sums of logarithms tell which premium is usual. They are of float8: a numeric's logarithm takes a hundred times as long. */
async function findLabels(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await tx.query(
    `create unlogged table found_labels as
     select type as label, count(*) as policies, coalesce(sum(written_premium), 0) as premium,
       count(logarithm) as priced, sum(logarithm) as logarithms, sum(logarithm * logarithm) as squares
     from (
       select type, written_premium, case when written_premium > 0 then ln(written_premium::float8) end as logarithm
       from policies where broker_id = $1 and type is not null
     ) as typed
     group by type`,
    [brokerId],
  )
  await tx.query('analyze found_labels (label)')
}

async function readDecisions(tx: pg.PoolClient, brokerId: number): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ label: string; line: string }>(
    'select label, line from line_decisions where broker_id = $1',
    [brokerId],
  )
  return new Map(rows.map(({ label, line }) => [label, line]))
}

/** A broken export may have as many types as policies, so they come and go in batches. */
async function takeLabels(tx: pg.PoolClient, decisions: ReadonlyMap<string, string>): Promise<void> {
  await tx.query(`create unlogged table taken_labels (label text, verdict text, line text, family text, rule text)`)
  await tx.query('declare labels no scroll cursor for select label from found_labels')
  for (;;) {
    const { rows } = await tx.query<{ label: string }>(`fetch ${batch} from labels`)
    if (rows.length === 0) break
    const taken = rows.map(({ label }) => classifyLabel(label, decisions))
    await tx.query(
      'insert into taken_labels select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])',
      [
        rows.map(({ label }) => label),
        taken.map(({ verdict }) => verdict),
        taken.map(({ line }) => line ?? null),
        taken.map(({ family }) => family ?? null),
        taken.map(({ rule }) => rule),
      ],
    )
  }
  await tx.query('close labels')
  await tx.query('analyze taken_labels (label)')
}

async function mergeLabels(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await tx.query(
    `merge into policy_labels as kept
     using (select label, verdict, line, family, rule, policies, premium from taken_labels join found_labels using (label)) as new
       on kept.broker_id = $1 and kept.label = new.label
     when matched and (kept.verdict, kept.line, kept.family, kept.rule, kept.policies, kept.premium)
         is distinct from (new.verdict, new.line, new.family, new.rule, new.policies, new.premium) then
       update set verdict = new.verdict, line = new.line, family = new.family, rule = new.rule,
         policies = new.policies, premium = new.premium
     when not matched then
       insert (broker_id, label, verdict, line, family, rule, policies, premium)
       values ($1, new.label, new.verdict, new.line, new.family, new.rule, new.policies, new.premium)`,
    [brokerId],
  )
  await tx.query(
    'delete from policy_labels where broker_id = $1 and not exists (select from found_labels f where f.label = policy_labels.label)',
    [brokerId],
  )
  await tx.query('analyze policy_labels')
}
