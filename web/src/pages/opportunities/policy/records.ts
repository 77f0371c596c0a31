import type { Schema } from '../../../api/client.ts'

/** A policy with the records that it depends on; those that are not in the book are undefined. */
export interface Records {
  readonly policy: Schema<'PolicyRecord'>
  readonly client: Schema<'ClientRecord'> | undefined
  readonly carrier: Schema<'CarrierRecord'> | undefined
}
