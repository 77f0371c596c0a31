import { Button } from '@mantine/core'
import { formatMonth } from '../../words/format.ts'
import classes from './chart.module.css'
import type { MonthChartProps } from './MonthChart.tsx'

/** The chart's twin: the same figures, and the same months to pick. */
export function ChartTable({ label, months, series, format, picked, onPick }: MonthChartProps) {
  return (
    <div className={classes.tableBox} tabIndex={0} role="region" aria-label={`${label}, as a table`}>
      <table className={classes.table}>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month, index) => (
            <tr key={month}>
              <th scope="row">
                {onPick === undefined ? (
                  formatMonth(month)
                ) : (
                  <Button
                    variant={picked === month ? 'filled' : 'subtle'}
                    size="compact-xs"
                    aria-pressed={picked === month}
                    onClick={() => onPick(month)}
                  >
                    {formatMonth(month)}
                  </Button>
                )}
              </th>
              {series.map(({ name, values }) => (
                <td key={name}>{format(values[index] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
