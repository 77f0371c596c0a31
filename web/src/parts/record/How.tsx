import type { Schema } from '../../api/client.ts'
import { formatDate } from '../../words/format.ts'
import type { Tone } from '../../words/terms.ts'
import { ToneBadge } from '../ToneBadge.tsx'
import classes from './record.module.css'
import type { Value } from './values.ts'

const states: Record<Schema<'RecordRepair'>['state'], { readonly name: string; readonly tone: Tone }> = {
  applied: { name: 'Repaired', tone: 'ready' },
  accepted: { name: 'Repaired, with a yes', tone: 'ready' },
  proposed: { name: 'Proposed', tone: 'repairable' },
  refused: { name: 'Refused', tone: 'neutral' },
}

/** How what counts came of what was sent. */
export function How({ value: { repair, sent, counts, readAs, unreadable } }: { value: Value }) {
  if (repair !== undefined) {
    const isOffered = repair.state === 'proposed' || repair.state === 'refused'
    return (
      <>
        <ToneBadge {...states[repair.state]} />{' '}
        {isOffered && repair.value !== null && repair.value !== counts && <strong>{written(repair.value)}: </strong>}
        {repair.evidence} <code className={classes.code}>{repair.code}</code>
      </>
    )
  }
  if (unreadable === true) return <ToneBadge tone="blocked" name="Cannot be read" />
  if (sent === counts) return <span className={classes.soft}>{sent === null ? 'Nothing was sent' : 'As sent'}</span>
  if (counts === null) return <ToneBadge tone="blocked" name="Not known" />
  return <span className={classes.soft}>{readAs ?? 'Written in one way for all'}</span>
}

/** A date as the others on the page; whatever else as it is. */
function written(value: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : value
}
