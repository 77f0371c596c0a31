import type pg from 'pg'
import type { Reads } from '../reads/run.ts'

/**
 * Writes somebody's decision about a book and has the book assessed again: a server asks the queue for it in the same
 * transaction, a command does it itself.
 */
export type Decide = <T>(brokerId: number, write: (tx: pg.PoolClient) => Promise<T>) => Promise<T>

export interface Deciding {
  readonly store: Reads
  readonly decide: Decide
}
