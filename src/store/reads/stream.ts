import type { CompiledQuery } from 'kysely'
import { withoutTimeLimits } from '../withoutTimeLimits.ts'
import type { Reads } from './run.ts'

const rowsAtOnce = 500

/**
 * A query's rows in batches, through a cursor: the next batch is asked for when the reader wants it. One snapshot
 * from beginning to end. It holds a connection until it is read to the end or left, for as long as its reader needs.
 */
export async function* stream<Row>(store: Reads, query: CompiledQuery<Row>): AsyncGenerator<Row[]> {
  const client = await store.pool.connect()
  // Without a listener, a connection that dies between two batches would end the process.
  let lost: Error | undefined
  const remember = (error: Error) => (lost = error)
  client.on('error', remember)
  try {
    await client.query('begin isolation level repeatable read, read only')
    await withoutTimeLimits(client)
    await client.query(`declare rows no scroll cursor for ${query.sql}`, query.parameters as unknown[])
    for (;;) {
      const { rows } = await client.query(`fetch ${rowsAtOnce} from rows`)
      if (rows.length > 0) yield rows as Row[]
      if (rows.length < rowsAtOnce) return
    }
  } finally {
    await client.query('rollback').catch(remember)
    client.off('error', remember)
    client.release(lost ?? false)
  }
}
