import { VisuallyHidden } from '@mantine/core'
import type { Schema } from '../../../api/client.ts'
import { formatDate, formatMoney, formatShortMoney } from '../../../words/format.ts'
import classes from './standing.module.css'

type Point = Schema<'Readiness'>['trend'][number]

/** The ready premium after each of the last uploads. */
export function Trend({ trend }: { trend: readonly Point[] }) {
  const points = trend.filter(({ ready }) => ready !== null)
  if (points.length === 0) return null
  const highest = Math.max(1, ...points.map(premiumOf))
  return (
    <figure className={classes.trend} aria-label="Ready premium after each upload">
      <figcaption>
        Ready after each upload <span>{saysOf(points)}</span>
      </figcaption>
      <div className={classes.bars} aria-hidden="true">
        {points.map((point) => (
          <span
            key={point.number}
            title={`${dayOf(point)}: ${formatMoney(point.ready!.premium)}, grade ${point.grade ?? '–'}`}
            style={{ height: `${Math.max(2, (premiumOf(point) / highest) * 100)}%` }}
          />
        ))}
      </div>
      <VisuallyHidden component="table">
        <caption>Ready premium after each upload</caption>
        <tbody>
          {points.map((point) => (
            <tr key={point.number}>
              <th scope="row">{dayOf(point)}</th>
              <td>{formatMoney(point.ready!.premium)}</td>
              <td>Grade {point.grade ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </VisuallyHidden>
    </figure>
  )
}

const premiumOf = ({ ready }: Point) => Number(ready?.premium ?? 0)

const dayOf = ({ assessed_at }: Point) => formatDate(assessed_at.slice(0, 10))

/** What the last upload did to it. */
function saysOf(points: readonly Point[]): string {
  const [before, last] = points.slice(-2)
  if (last === undefined) return 'the first so far'
  const by = premiumOf(last) - premiumOf(before!)
  if (Math.abs(by) < 0.5) return 'unchanged by the last one'
  return `${by > 0 ? 'up' : 'down'} ${formatShortMoney(Math.abs(by))} with the last one`
}
