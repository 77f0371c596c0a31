import type { Schema } from '../../api/client.ts'
import { Card } from '../../parts/Card.tsx'
import { formatCount } from '../../words/format.ts'
import classes from './uploads.module.css'

const parts = [
  ['added', 'Added', 'New records'],
  ['updated', 'Updated', 'Records that changed'],
  ['unchanged', 'Unchanged', 'Said what is here already'],
  ['rejected', 'Rejected', 'Not stored, and kept to mend'],
  ['repeated', 'Repeated', 'Exact copies of another row'],
] as const

/** Every row of the file is accounted for: read = added + updated + unchanged + rejected + repeated. */
export function Balance({ counts }: { counts: Schema<'Upload'>['counts'] }) {
  return (
    <Card title="What came of its rows">
      <dl className={classes.balance}>
        <div>
          <dt>Read</dt>
          <dd className="ob-figure">{formatCount(counts.read)}</dd>
          <dd>Rows in the file</dd>
        </div>
        {parts.map(([name, title, means]) => (
          <div key={name} data-name={name} data-zero={counts[name] === 0 || undefined}>
            <dt>{title}</dt>
            <dd className="ob-figure">{formatCount(counts[name])}</dd>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
