import { Failure } from '../../book/failures.ts'
import { tables } from '../../book/tables.ts'
import type { HoldbackRow } from '../schema.ts'
import type { Deciding } from './decide.ts'

/** A client or a policy that may be held back from carriers. */
export interface Held {
  readonly brokerId: number
  readonly table: HoldbackRow['table_name']
  readonly id: number
}

/**
 * Holds a policy back from carriers, or a client with all its policies. Once more changes the reason only.
 * @returns false when it was so before
 * @throws Failure `request.not-found` when there is no such record
 */
export async function holdBack({ store, decide }: Deciding, held: Held, reason: string | null): Promise<boolean> {
  const before = await readHoldback(store.pool, held)
  if (before !== undefined && before.reason === reason) return false
  await decide(held.brokerId, (tx) =>
    tx.query(
      `insert into holdbacks (broker_id, table_name, record_id, reason) values ($1, $2, $3, $4)
       on conflict (broker_id, table_name, record_id) do update set reason = excluded.reason`,
      [...keyOf(held), reason],
    ),
  )
  return true
}

/**
 * Shows it to carriers again.
 * @returns false when it was not held back
 * @throws Failure `request.not-found` when there is no such record, and none that is held back
 */
export async function releaseHoldback({ store, decide }: Deciding, held: Held): Promise<boolean> {
  const before = await readHoldback(store.pool, held)
  if (before === undefined) return false
  await decide(held.brokerId, (tx) =>
    tx.query('delete from holdbacks where broker_id = $1 and table_name = $2 and record_id = $3', keyOf(held)),
  )
  return true
}

/** @throws Failure `request.not-found` */
async function readHoldback(
  pool: Deciding['store']['pool'],
  held: Held,
): Promise<{ reason: string | null } | undefined> {
  const { rows } = await pool.query<{ held: boolean; reason: string | null; known: boolean }>(
    `select h.record_id is not null as held, h.reason,
       exists (select from ${held.table} r where r.broker_id = k.broker_id and r.id = k.id) as known
     from (select $1::integer as broker_id, $2::text as table_name, $3::bigint as id) k
     left join holdbacks h on h.broker_id = k.broker_id and h.table_name = k.table_name and h.record_id = k.id`,
    keyOf(held),
  )
  const { held: isHeld, reason, known } = rows[0]!
  if (isHeld) return { reason }
  if (!known) throw new Failure('request.not-found', { what: `${tables[held.table].record} ${held.id}` })
  return undefined
}

function keyOf({ brokerId, table, id }: Held): [number, string, number] {
  return [brokerId, table, id]
}
