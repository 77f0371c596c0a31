import { InvalidArgumentError } from 'commander'
import type { Deciding } from '../store/decisions/decide.ts'
import type { Broker } from '../store/brokers.ts'
import type { Store } from '../store/store.ts'
import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'
import { interruptible } from './interruptible.ts'
import { UsageError } from './reportFailure.ts'

/** What the commands share that show or take decisions about one broker's book. */

/** Opens the database and finds the broker. Without any broker there is nothing to show, and `work` gets undefined. */
export async function withBook(
  context: Context,
  slug: string | undefined,
  work: (store: Store, broker: Broker | undefined) => Promise<Outcome>,
): Promise<Outcome> {
  const { openStore } = await import('../store/store.ts')
  const { findBroker } = await import('../store/brokers.ts')
  const store = await openStore(await context.config())
  try {
    return await work(store, await findBroker(store.pool, slug))
  } finally {
    await store.close()
  }
}

/** The same for a decision: what is decided is applied to the whole book before the command ends. */
export async function decideInBook(
  context: Context,
  slug: string | undefined,
  work: (deciding: Deciding, broker: Broker) => Promise<void>,
): Promise<Outcome> {
  return interruptible(context, (signal) =>
    withBook(context, slug, async (store, broker) => {
      if (broker === undefined) throw new UsageError('there is no book yet: openbook load loads one.')
      const { decideHere } = await import('../work/decideHere.ts')
      await decideHere(store.pool, broker.id, (decide) => work({ store, decide }, broker), signal)
      return 'ok'
    }),
  )
}

/** The day it is, in UTC, as YYYY-MM-DD. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}

export function dateOption(text: string): string {
  const parsed = new Date(`${text}T00:00:00Z`)
  const known = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parsed.getTime())
  if (!known || parsed.toISOString().slice(0, 10) !== text || text < '1900' || text >= '2200') {
    throw new InvalidArgumentError('Write a date from 1900 to 2199 as YYYY-MM-DD.')
  }
  return text
}

export function limitOption(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < 1 || value > 500) throw new InvalidArgumentError('Write a number from 1 to 500.')
  return value
}

/** What to say below a list that was cut off. */
export function moreLines(more: boolean): string[] {
  return more ? ['', 'There are more: see them with --limit, 500 at most; GET /v1 has them all, in pages.'] : []
}
