import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { withoutTimeLimits } from './withoutTimeLimits.ts'

/** The format's signature and its two header words, the flags and the length of an extension that nobody has. */
const headerBytes = 19
/** What comes before each row's bytes: the number of fields, and this one's length. */
const prefixBytes = 6

/**
 * Reads one bytea column of many rows as a stream of bytes. The ordinary protocol would give each value as a text of
 * hexadecimal digits, three times its size in memory; this is COPY's binary format (see stage/copyBuffer.ts).
 *
 * It takes a connection for as long as it is read, which may be as long as the reader needs.
 * @param query gives rows of one bytea that is never null
 */
export async function* copyOut(pool: pg.Pool, query: string): AsyncGenerator<Buffer, void> {
  const client = await pool.connect()
  // A connection that is lost is told to the stream; a listener here only keeps it from ending the process.
  const ignore = () => {}
  client.on('error', ignore)
  let ended = false
  try {
    await client.query('begin read only')
    await withoutTimeLimits(client)
    yield* valuesOf(client.query(to(`copy (${query}) to stdout (format binary)`)))
    await client.query('commit')
    ended = true
  } finally {
    client.off('error', ignore)
    // Whoever stops early leaves rows in the connection, which is of no use to others then.
    client.release(!ended)
  }
}

async function* valuesOf(copy: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let prefix = Buffer.alloc(0)
  let prefixLength = headerBytes + prefixBytes
  let left = 0
  for await (const chunk of copy) {
    for (let at = 0; at < chunk.length;) {
      if (left === 0) {
        const taken = Math.min(prefixLength - prefix.length, chunk.length - at)
        prefix = Buffer.concat([prefix, chunk.subarray(at, at + taken)])
        at += taken
        if (prefix.length < prefixLength) break
        left = prefix.readInt32BE(prefixLength - 4)
        prefix = Buffer.alloc(0)
        prefixLength = prefixBytes
      } else {
        const value = chunk.subarray(at, at + left)
        at += value.length
        left -= value.length
        yield value
      }
    }
  }
}
