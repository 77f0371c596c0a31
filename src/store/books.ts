import type pg from 'pg'

type Client = pg.Pool | pg.PoolClient

/** Says that what is found in the book may have changed: it is to be assessed again. */
export async function touchBook(tx: Client, brokerId: number): Promise<void> {
  await tx.query(
    `insert into books (broker_id, version) values ($1, 1)
     on conflict (broker_id) do update set version = books.version + 1`,
    [brokerId],
  )
}

/**
 * The brokers whose book has changed since it was last assessed, or was assessed by other rules, or on an earlier day
 * (UTC): what renews in the next twelve months, and whether an export is old, depends on the day.
 */
export async function findUnassessed(client: Client, rules: string, brokerId?: number): Promise<number[]> {
  const { rows } = await client.query<{ broker_id: number }>(
    `select b.broker_id from books b
     left join lateral (
       select book_version, rules, assessed_at from assessments a where a.broker_id = b.broker_id order by number desc limit 1
     ) last on true
     where (last.book_version is distinct from b.version or last.rules is distinct from $1
         or last.assessed_at < date_trunc('day', clock_timestamp(), 'UTC'))
       and ($2::integer is null or b.broker_id = $2)
     order by b.broker_id`,
    [rules, brokerId ?? null],
  )
  return rows.map((row) => row.broker_id)
}
