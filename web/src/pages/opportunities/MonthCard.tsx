import { SegmentedControl } from '@mantine/core'
import { Card } from '../../parts/Card.tsx'
import { MonthChart } from '../../parts/chart/MonthChart.tsx'
import { formatCount, formatMonth, formatShortMoney } from '../../words/format.ts'
import { useCallback, useMemo } from 'react'
import { daysOf, monthOf, monthsFrom } from './filters/months.ts'
import { useMonths } from './useTotals.ts'
import { useView } from './useView.ts'

/** When they expire; a month that is clicked is the only one that is shown, until it is clicked again. */
export function MonthCard() {
  const { search, filters, change } = useView()
  const { data } = useMonths(filters)
  const picked = monthOf(search)
  const shown = search.chart === 'count' ? 'count' : 'premium'
  const months = useMemo(() => (data === undefined ? [] : monthsFrom(data.as_of)), [data])
  const series = useMemo(() => {
    const groups = new Map(data?.groups.month?.map((group) => [group.key, group]))
    const values = months.map((month) => Number(groups.get(month)?.[shown] ?? 0))
    return [{ name: names[shown], tone: 'accent' as const, values }]
  }, [data, months, shown])
  const pick = useCallback(
    (month: string) => change(month === picked ? { expires_from: undefined, expires_to: undefined } : daysOf(month)),
    [change, picked],
  )
  if (data?.total.count === 0) return null
  return (
    <Card
      title="By month of the x-date"
      aside={
        <SegmentedControl
          size="xs"
          aria-label="What the chart shows"
          value={shown}
          onChange={(chart) => change({ chart: chart === 'premium' ? undefined : chart })}
          data={[
            { value: 'premium', label: names.premium },
            { value: 'count', label: names.count },
          ]}
        />
      }
    >
      <MonthChart
        label={`${names[shown]} by month${picked === undefined ? '' : `, only ${formatMonth(picked)}`}`}
        months={months}
        series={series}
        format={shown === 'premium' ? formatShortMoney : formatCount}
        picked={picked}
        onPick={pick}
      />
    </Card>
  )
}

const names = { premium: 'Premium', count: 'Policies' }
