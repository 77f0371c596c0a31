import { describe, expect, it } from 'vitest'
import { useTestStore } from '../support/store.ts'

const store = useTestStore()

describe('the tables of the book', () => {
  it('can be spread by broker: every unique index begins with it', async () => {
    const { rows } = await store.pool.query<{ index: string; first: string }>(
      `select i.indexrelid::regclass::text as index, a.attname as first
       from pg_index i
         join pg_class t on t.oid = i.indrelid
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indisunique and t.relnamespace = 'public'::regnamespace
         and t.relname not in ('brokers', 'openbook_migrations')`,
    )
    expect(rows.length).toBeGreaterThanOrEqual(7)
    expect(rows.filter(({ first }) => first !== 'broker_id')).toEqual([])
  })

  it('have a key each', async () => {
    const { rows } = await store.pool.query<{ name: string }>(
      `select relname as name from pg_class t
       where relkind = 'r' and relnamespace = 'public'::regnamespace
         and not exists (select from pg_index where indrelid = t.oid and indisprimary)`,
    )
    expect(rows).toEqual([])
  })
})

describe('an upload that succeeded', () => {
  it('cannot have counts that do not balance', async () => {
    await store.pool.query(`insert into brokers (slug, name) values ('b', 'B')`)
    const insert = store.pool.query(
      `insert into uploads (broker_id, id, source, encrypted, bytes, state, rows_read, rows_added)
       select id, 1, 'command', false, 1, 'succeeded', 3, 2 from brokers`,
    )
    await expect(insert).rejects.toThrow('books_balance')
  })
})
