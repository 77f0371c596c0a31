import type pg from 'pg'
import { Failure } from '../book/failures.ts'
import { tableNames, type TableName } from '../book/tables.ts'
import type { Received, ReceiveRequest } from '../receive/receive.ts'
import { addBroker } from '../store/brokers.ts'
import { inTransaction } from '../store/inTransaction.ts'

interface SampleParts {
  readonly pool: pg.Pool
  readonly broker: { readonly slug: string; readonly name: string }
  /** One of its files, encrypted. */
  readonly file: (table: TableName) => AsyncIterable<Uint8Array>
  readonly receive: (body: AsyncIterable<Uint8Array>, request: ReceiveRequest) => Promise<Received>
}

const lock = 0x6f62_5361

/**
 * Receives a sample book for a broker of its own, a file a table, each as if somebody had sent it. A table that the
 * sample broker has a file of already, which neither failed nor was cancelled, is answered with that one’s upload.
 * Who asks at the same time waits, and gets the same.
 * @throws Failure `broker.taken` when a real broker has the name
 */
export async function receiveSample({ pool, broker, file, receive }: SampleParts) {
  const { id: brokerId, slug, sample } = await addBroker(pool, { ...broker, sample: true })
  if (!sample) throw new Failure('broker.taken', { broker: slug })
  return inTransaction(pool, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1, $2)', [lock, brokerId])
    const uploads: { id: number; replayed: boolean }[] = []
    for (const table of tableNames) {
      const earlier = await findEarlier(tx, brokerId, table)
      const { id, replayed } =
        earlier === undefined
          ? await receive(file(table), { brokerId, table, fileName: `${capital(table)}.csv.gpg`, force: false })
          : { id: earlier, replayed: true }
      uploads.push({ id, replayed })
    }
    return { broker: slug, uploads }
  })
}

async function findEarlier(tx: pg.PoolClient, brokerId: number, table: TableName): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `select id from uploads
     where broker_id = $1 and coalesce(table_name, wanted_table) = $2 and state not in ('failed', 'cancelled')
     order by id limit 1`,
    [brokerId, table],
  )
  return rows[0]?.id
}

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`
