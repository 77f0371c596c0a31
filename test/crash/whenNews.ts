import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Installation } from '../support/installation.ts'

/** Longest pause between two looks, should something change that nobody tells of, in milliseconds. */
const pause = 250
const limit = 90_000

/**
 * Waits for a condition on the uploads, looking whenever the database tells that one has changed: as prompt as asking
 * without pause, and leaves the processor to what is waited for.
 */
export async function whenNews(book: Installation, what: string, condition: () => Promise<boolean>): Promise<void> {
  const client = new pg.Client({ connectionString: book.databaseUrl })
  let news = Promise.withResolvers<void>()
  client.on('notification', () => news.resolve())
  await client.connect()
  try {
    await client.query('listen openbook_uploads')
    const end = performance.now() + limit
    while (!(await condition())) {
      if (performance.now() > end) throw new Error(`waited in vain until ${what}`)
      await Promise.race([news.promise, delay(pause)])
      news = Promise.withResolvers()
    }
  } finally {
    await client.end()
  }
}
