import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { Failure } from '../book/failures.ts'
import { inTransaction } from './inTransaction.ts'

const folder = new URL('./migrations/', import.meta.url)
const lock = 726_352_001

/**
 * Runs the numbered migrations that this database lacks, in order, all or none. Any number of processes may call it
 * at once: they take turns.
 * @returns the names of the migrations that were run now
 * @throws Failure `database.newer` when a newer Openbook has been here
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const known = await migrationNames()
  if (await isCurrent(pool, known)) return []
  return inTransaction(pool, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [lock])
    await tx.query(
      'create table if not exists openbook_migrations (name text primary key, run_at timestamptz not null default now())',
    )
    const { rows } = await tx.query<{ name: string }>('select name from openbook_migrations')
    const done = new Set(rows.map((row) => row.name))
    const newer = [...done].find((name) => !known.includes(name))
    if (newer !== undefined) throw new Failure('database.newer', { migration: newer })
    const missing = known.filter((name) => !done.has(name))
    for (const name of missing) {
      await tx.query(await readFile(new URL(name, folder), 'utf8'))
      await tx.query('insert into openbook_migrations (name) values ($1)', [name])
    }
    return missing
  })
}

/** The usual case, answered without taking the lock. */
async function isCurrent(pool: pg.Pool, known: string[]): Promise<boolean> {
  const { rows } = await pool.query<{ exists: boolean }>(
    `select to_regclass('openbook_migrations') is not null as exists`,
  )
  if (!rows[0]!.exists) return false
  const done = await pool.query<{ name: string }>('select name from openbook_migrations order by name')
  return done.rows.map((row) => row.name).join() === known.join()
}

async function migrationNames(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
}
