import type pg from 'pg'
import { from } from 'pg-copy-streams'

/**
 * Runs a COPY … FROM STDIN, writing each buffer while the next one is made. Buffers may be used again two turns later.
 * When the buffers' source throws, the COPY is called off and the source's error is thrown.
 */
export async function copyIn(
  tx: pg.PoolClient,
  sql: string,
  buffers: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<void> {
  const copy = tx.query(from(sql))
  const ended = new Promise<void>((resolve, reject) => copy.on('finish', resolve).on('error', reject))
  ended.catch(() => {})
  const write = (buffer: Buffer) =>
    new Promise<void>((resolve, reject) => copy.write(buffer, (error) => (error ? reject(error) : resolve())))
  try {
    let written = Promise.resolve()
    for await (const buffer of buffers) {
      await Promise.race([written, ended])
      written = write(buffer)
      written.catch(() => {})
    }
    await Promise.race([written, ended])
    copy.end()
    await ended
  } catch (error) {
    await callOff(copy)
    throw error
  }
}

/** Ends the COPY on the server too, so that the connection can go on to roll back. */
async function callOff(copy: ReturnType<typeof from>): Promise<void> {
  if (copy.destroyed) return
  await new Promise<void>((resolve) => {
    copy.once('close', resolve)
    copy.destroy(new Error('the load was called off'))
  })
}
