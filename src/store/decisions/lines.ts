import { sql } from 'kysely'
import { isLine, labelKey, type LineId } from '../../book/lines.ts'
import { keyOfLabel } from '../reads/labelKey.ts'
import { run, type Reads } from '../reads/run.ts'
import type { Deciding } from './decide.ts'

/** A line, or in short that it is no property and casualty at all. */
export type LineChoice = LineId | 'not-pc'

export function isLineChoice(text: string): text is LineChoice {
  return text === 'not-pc' || isLine(text)
}

export interface LineDecided {
  /** The label as decisions name it. */
  readonly key: string
  readonly line: LineId | null
  /** False when it had been decided so before. */
  readonly changed: boolean
  /** How many policies have the type at the moment. */
  readonly policies: number
}

/**
 * Decides once what a policy type is: for all policies of the type, however its letters' case, and for those that
 * come. Null takes the decision back. A type that no policy has at the moment can be decided, too.
 */
export async function decideLine(
  { store, decide }: Deciding,
  brokerId: number,
  label: string,
  choice: LineChoice | null,
): Promise<LineDecided> {
  const key = labelKey(label)
  const line = choice === 'not-pc' ? 'other-not-insurance' : choice
  const { decided, policies } = await readDecision(store, brokerId, key)
  if (decided === line) return { key, line, changed: false, policies }
  await decide(brokerId, (tx) =>
    line === null
      ? tx.query('delete from line_decisions where broker_id = $1 and label = $2', [brokerId, key])
      : tx.query(
          `insert into line_decisions (broker_id, label, line) values ($1, $2, $3)
           on conflict (broker_id, label) do update set line = excluded.line, decided_at = clock_timestamp()`,
          [brokerId, key, line],
        ),
  )
  return { key, line, changed: true, policies }
}

interface Decision {
  readonly decided: string | null
  readonly policies: number
}

async function readDecision(store: Reads, brokerId: number, key: string): Promise<Decision> {
  const statement = sql<Decision>`select
    (select line from line_decisions where broker_id = ${brokerId} and label = ${key}) as decided,
    (select coalesce(sum(policies), 0)::bigint from policy_labels
     where broker_id = ${brokerId} and ${keyOfLabel} = ${key}) as policies`
  const [row] = await run(store, statement.compile(store.reads))
  return row!
}
