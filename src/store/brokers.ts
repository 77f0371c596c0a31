import type pg from 'pg'
import { Failure } from '../book/failures.ts'
import type { TableName } from '../book/tables.ts'

export interface Broker {
  readonly id: number
  readonly slug: string
  readonly name: string
  /** Made for trying out. */
  readonly sample: boolean
}

/**
 * The broker that somebody means who names none: the only real one there is. Where there is only a sample broker,
 * reading means that one, but nothing is ever written to it by mistake.
 * @throws Failure `request.broker-needed` when there are several
 */
export function impliedBroker<B extends { sample: boolean }>(
  brokers: readonly B[],
  use: 'reading' | 'writing',
): B | undefined {
  const real = brokers.filter(({ sample }) => !sample)
  const candidates = real.length > 0 || use === 'writing' ? real : brokers
  if (candidates.length > 1) throw new Failure('request.broker-needed')
  return candidates[0]
}

/**
 * The broker whose book is read: the one named, or the implied one; undefined when there is none at all.
 * @throws Failure `broker.unknown`, `request.broker-needed`
 */
export async function findBroker(
  pool: pg.Pool,
  slug: string | undefined,
  use: 'reading' | 'writing' = 'reading',
): Promise<Broker | undefined> {
  if (slug === undefined) {
    const { rows } = await pool.query<Broker>('select id, slug, name, sample from brokers order by sample, id limit 3')
    return impliedBroker(rows, use)
  }
  const { rows } = await pool.query<Broker>('select id, slug, name, sample from brokers where slug = $1', [slug])
  if (rows[0] === undefined) throw new Failure('broker.unknown', { broker: slug.slice(0, 64) })
  return rows[0]
}

/** The broker a file is from. Where there is none yet, one called "default" is made: a first file needs no set-up. */
export async function findOrMakeBroker(pool: pg.Pool, slug: string | undefined): Promise<Broker> {
  const found = await findBroker(pool, slug, 'writing')
  return found ?? addBroker(pool, { slug: 'default', name: 'Default broker' })
}

/** Adds a broker, or returns the one that has the slug already. */
export async function addBroker(
  pool: pg.Pool,
  broker: { slug: string; name: string; sample?: boolean; snapshotTables?: readonly TableName[] | undefined },
): Promise<Broker> {
  const { rows } = await pool.query<Broker>(
    `insert into brokers (slug, name, sample, snapshot_tables) values ($1, $2, $3, $4)
     on conflict (slug) do update set slug = excluded.slug
     returning id, slug, name, sample`,
    [broker.slug, broker.name, broker.sample ?? false, unique(broker.snapshotTables ?? [])],
  )
  return rows[0]!
}

/** Changes what is given and leaves the rest. @returns false when there is no such broker */
export async function changeBroker(
  pool: pg.Pool,
  slug: string,
  change: { name?: string | undefined; snapshotTables?: readonly TableName[] | undefined },
): Promise<boolean> {
  const { name, snapshotTables } = change
  const { rowCount } = await pool.query(
    `update brokers set name = coalesce($2, name), snapshot_tables = coalesce($3, snapshot_tables) where slug = $1`,
    [slug, name ?? null, snapshotTables === undefined ? null : unique(snapshotTables)],
  )
  return rowCount === 1
}

function unique(tables: readonly TableName[]): TableName[] {
  return [...new Set(tables)]
}
