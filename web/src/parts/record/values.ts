import type { Schema } from '../../api/client.ts'
import { nameField } from '../../words/fields.ts'

/** One value of a record: what was sent, what counts, and by what it came to be another. */
export interface Value {
  readonly name: string
  readonly sent: string | null
  readonly counts: string | null
  readonly repair?: Schema<'RecordRepair'> | undefined
  /** How what was sent was read, where both differ without any repair. */
  readonly readAs?: string
  /** Sent, and not to be read. */
  readonly unreadable?: true
}

interface Repaired {
  readonly assessment: { readonly repairs: readonly Schema<'RecordRepair'>[] } | null
}

/** @returns reads one field; what is not repaired counts as it was sent */
export function readerOf({ assessment }: Repaired) {
  return (field: string, sent: string | null, effective: string | null | undefined = sent): Value => ({
    name: nameField(field),
    sent,
    counts: effective,
    repair: assessment?.repairs.find((each) => each.field === field),
    ...(field === 'state' && { readAs: 'The same state, in two letters' }),
  })
}
