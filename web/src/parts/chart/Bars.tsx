import { useComputedColorScheme } from '@mantine/core'
import { BarChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use, type ECharts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { barOptions } from './barOptions.ts'
import classes from './chart.module.css'
import type { MonthChartProps } from './MonthChart.tsx'

use([BarChart, GridComponent, TooltipComponent, SVGRenderer])

/** The picture alone; its twin is for who cannot use it, so that it is hidden from them. */
export default function Bars(props: MonthChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(null)
  const scheme = useComputedColorScheme('light')
  const { months, onPick } = props
  useEffect(() => {
    const made = init(place.current, null, { renderer: 'svg' })
    chart.current = made
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(place.current!)
    return () => {
      watch.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(barOptions(props, getComputedStyle(document.documentElement)), { notMerge: true })
  }, [props, scheme])
  useEffect(() => {
    const made = chart.current
    if (made === null || onPick === undefined) return undefined
    const pick = (event: { offsetX: number; offsetY: number }) => {
      const at = made.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY])
      const month = months[Math.round(at[0] ?? -1)]
      if (month !== undefined) onPick(month)
    }
    made.getZr().on('click', pick)
    return () => {
      made.getZr()?.off('click', pick)
    }
  }, [months, onPick])
  return <div ref={place} className={classes.space} data-picks={onPick !== undefined || undefined} aria-hidden="true" />
}
