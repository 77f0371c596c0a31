import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { formatDate, formatExactShare, formatMoney } from '../../../words/format.ts'
import shared from '../readiness.module.css'
import classes from './scorecard.module.css'

type Point = Schema<'Readiness'>['trend'][number]

/** How the share that is ready went from upload to upload: a bar each, the newest last. */
export function TrendCard({ trend }: { trend: readonly Point[] }) {
  return (
    <Card title="From upload to upload">
      <div className={shared.scroller} tabIndex={0} role="region" aria-label="From upload to upload, as a table">
        <table className={`${shared.table} ${classes.trend}`}>
          <caption className={shared.caption}>What was ready after each upload</caption>
          <thead>
            <tr>
              <th scope="col">Upload</th>
              <th scope="col">Grade</th>
              <th scope="col">Share</th>
              <th scope="col" className={shared.right}>
                Ready
              </th>
            </tr>
          </thead>
          <tbody>
            {trend.map((point) => (
              <TrendRow key={point.number} point={point} />
            ))}
          </tbody>
        </table>
      </div>
      {trend.length < 2 && <p className={classes.words}>The next upload shows here how far it brings the book.</p>}
    </Card>
  )
}

function TrendRow({ point: { upload_id, as_of, grade, share, ready } }: { point: Point }) {
  return (
    <tr>
      <th scope="row">
        {upload_id === null ? (
          formatDate(as_of)
        ) : (
          <Link to="/uploads/$id" params={{ id: String(upload_id) }}>
            {formatDate(as_of)}
          </Link>
        )}
      </th>
      <td>{grade ?? '–'}</td>
      <td>
        <span className={classes.cellBar}>
          <span className={classes.miniBar}>
            <span style={{ width: `${(share ?? 0) * 100}%`, background: 'var(--ob-ready)' }} />
          </span>
          {formatExactShare(share)}
        </span>
      </td>
      <td className={shared.right}>{formatMoney(ready?.premium ?? null)}</td>
    </tr>
  )
}
