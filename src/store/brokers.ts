import type pg from 'pg'
import { Failure } from '../book/failures.ts'

export interface Broker {
  readonly id: number
  readonly slug: string
  readonly name: string
}

/**
 * The broker a request or command means: the one named, or the only one there is.
 * @returns undefined when none is named and there is none at all
 * @throws Failure `broker.unknown`, `request.broker-needed`
 */
export async function findBroker(pool: pg.Pool, slug: string | undefined): Promise<Broker | undefined> {
  if (slug === undefined) {
    const { rows } = await pool.query<Broker>('select id, slug, name from brokers order by id limit 2')
    if (rows.length > 1) throw new Failure('request.broker-needed')
    return rows[0]
  }
  const { rows } = await pool.query<Broker>('select id, slug, name from brokers where slug = $1', [slug])
  if (rows[0] === undefined) throw new Failure('broker.unknown', { broker: slug.slice(0, 64) })
  return rows[0]
}

/** As findBroker; where there is no broker at all, one called "default" is made, so that a first file needs no set-up. */
export async function findOrMakeBroker(pool: pg.Pool, slug: string | undefined): Promise<Broker> {
  const found = await findBroker(pool, slug)
  return found ?? addBroker(pool, { slug: 'default', name: 'Default broker' })
}

/** Adds a broker, or returns the one that has the slug already. */
export async function addBroker(pool: pg.Pool, broker: { slug: string; name: string }): Promise<Broker> {
  const { rows } = await pool.query<Broker>(
    `insert into brokers (slug, name) values ($1, $2)
     on conflict (slug) do update set slug = excluded.slug
     returning id, slug, name`,
    [broker.slug, broker.name],
  )
  return rows[0]!
}
