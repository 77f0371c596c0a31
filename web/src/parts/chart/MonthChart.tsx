import { Loader } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { Tone } from '../../words/terms.ts'
import classes from './chart.module.css'
import { ChartTable } from './ChartTable.tsx'

export interface Series {
  readonly name: string
  readonly tone: Tone | 'waiting'
  /** One for each month. */
  readonly values: readonly number[]
}

export interface MonthChartProps {
  /** What it shows, in a few words. */
  readonly label: string
  /** YYYY-MM */
  readonly months: readonly string[]
  /** Stacked upon each other, the first at the bottom. */
  readonly series: readonly Series[]
  readonly format: (value: number) => string
  /** The month that is picked, and what to do when one is. */
  readonly picked?: string | undefined
  readonly onPick?: ((month: string) => void) | undefined
}

const Bars = lazy(() => import('./Bars.tsx'))

/** Bars by month, and the same as a table for who cannot use the picture. */
export function MonthChart(props: MonthChartProps) {
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className={classes.chart} aria-label={props.label}>
      {asTable ? (
        <ChartTable {...props} />
      ) : (
        <Suspense
          fallback={
            <div className={classes.space}>
              <Loader size="sm" />
            </div>
          }
        >
          <Bars {...props} />
        </Suspense>
      )}
      <figcaption className={classes.foot}>
        <ul>
          {props.series.map(({ name, tone }) => (
            <li key={name}>
              <span className={classes.key} style={{ background: `var(--ob-${tone})` }} />
              {name}
            </li>
          ))}
        </ul>
        <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </button>
      </figcaption>
    </figure>
  )
}
