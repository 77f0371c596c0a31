import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { MonthChart } from '../../../parts/chart/MonthChart.tsx'
import { formatShortMoney } from '../../../words/format.ts'
import { daysOf } from '../../opportunities/filters/months.ts'
import classes from '../home.module.css'

/** What expires in the next 12 months; a month leads to its opportunities. */
export function Renewals({ readiness: { renewals } }: { readiness: Schema<'Readiness'> }) {
  const navigate = useNavigate()
  const months = useMemo(() => renewals.map(({ month }) => month), [renewals])
  const series = useMemo(
    () => [
      { name: 'Ready', tone: 'ready' as const, values: renewals.map(({ ready }) => Number(ready.premium)) },
      {
        name: 'Waiting to be mended',
        tone: 'waiting' as const,
        values: renewals.map(({ waiting }) => Number(waiting.premium)),
      },
    ],
    [renewals],
  )
  return (
    <Card title="Renewals in the next 12 months" aside={<span className={classes.soft}>Premium by month</span>}>
      <MonthChart
        label="Premium that renews, by month; a month opens its opportunities"
        months={months}
        series={series}
        format={formatShortMoney}
        onPick={(month) => void navigate({ to: '/opportunities', search: daysOf(month) })}
      />
    </Card>
  )
}
