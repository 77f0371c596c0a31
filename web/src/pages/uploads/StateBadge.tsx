import type { Schema } from '../../api/client.ts'
import { ToneBadge } from '../../parts/ToneBadge.tsx'
import { uploadStateTerms } from '../../words/terms.ts'

/** An upload’s state; while it is read, how far it is. */
export function StateBadge({ upload: { state, phase, progress } }: { upload: Schema<'Upload'> }) {
  const term = uploadStateTerms[state]
  const isReading = state === 'running' && phase === 'reading'
  return <ToneBadge {...term} name={isReading ? `${term.name} ${progress.percent}%` : term.name} />
}
