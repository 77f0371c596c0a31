import type { EChartsCoreOption } from 'echarts/core'
import { formatMonth } from '../../words/format.ts'
import type { MonthChartProps } from './MonthChart.tsx'

/** @param css where the colours of the scheme in use are read from */
export function barOptions(props: MonthChartProps, css: CSSStyleDeclaration): EChartsCoreOption {
  const { months, series, format, picked } = props
  const color = (name: string) => css.getPropertyValue(`--ob-${name}`).trim()
  const label = { color: color('soft'), fontSize: 12, lineHeight: 14 }
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 300,
    grid: { left: 4, right: 4, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: color('soft'), opacity: 0.08 } },
      renderMode: 'richText',
      backgroundColor: color('card'),
      borderColor: color('line'),
      textStyle: { color: color('text'), fontSize: 12 },
      valueFormatter: (value: unknown) => format(Number(value)),
    },
    xAxis: {
      type: 'category',
      data: months.map(formatMonth),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: color('line') } },
      axisLabel: { ...label, formatter: (text: string) => text.replace(' ', '\n'), hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      splitLine: { lineStyle: { color: color('line') } },
      axisLabel: { ...label, formatter: (value: number) => format(value) },
    },
    series: series.map(({ name, tone, values }) => ({
      name,
      type: 'bar',
      stack: 'all',
      barMaxWidth: 36,
      data: values.map((value, index) => ({
        value,
        itemStyle: { color: color(tone), opacity: picked === undefined || picked === months[index] ? 1 : 0.35 },
      })),
    })),
  }
}
