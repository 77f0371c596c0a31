import { shortDollars } from '../../../book/dollars.ts'
import type { ReadinessShape } from '../../shapes/readiness.ts'
import { html, type Html } from './html.ts'

/** Charts as inline SVG. What they show stands beside them in figures, too. */

const width = 720

type Policies = ReadinessShape['policies']

/** Which of an amount's figures the bars are drawn to: premium, or rows where there is no premium. */
export type Measure = (amount: { policies: number; premium: string }) => number

export function measureOf(by: 'premium' | 'rows'): Measure {
  return by === 'premium' ? ({ premium }) => Number(premium) : ({ policies }) => policies
}

/** One bar: ready, repairable and blocked, as parts of what is in scope. */
export function readinessBar({ ready, repairable, blocked, in_scope }: Policies, measure: Measure): Html {
  const whole = measure(in_scope)
  let x = 0
  const parts = Object.entries({ ready, repairable, blocked }).map(([name, amount]) => {
    const wide = whole === 0 ? 0 : (measure(amount) / whole) * width
    const part = html`<rect class="${name}" x="${round(x)}" y="0" width="${round(wide)}" height="26" />`
    x += wide
    return part
  })
  const label = `Ready, repairable and blocked, side by side`
  return html`<svg class="chart" viewBox="0 0 ${width} 26" role="img" aria-label="${label}">
    <rect class="waiting" x="0" y="0" width="${width}" height="26" />
    ${parts}
  </svg>`
}

export function legendMark(name: string): Html {
  return html`<svg viewBox="0 0 11 11" aria-hidden="true"><rect class="${name}" width="11" height="11" rx="2" /></svg>`
}

/** Bars by month: what is ready below, what waits above it. */
export function renewalBars(renewals: ReadinessShape['renewals'], by: 'premium' | 'rows'): Html {
  const measure = measureOf(by)
  const most = niceCeiling(Math.max(0, ...renewals.map(({ ready, waiting }) => measure(ready) + measure(waiting))))
  const [left, top, high] = [56, 8, 140]
  const step = (width - left) / Math.max(renewals.length, 1)
  const up = (value: number) => (most === 0 ? 0 : (value / most) * high)
  const lines = [0, 0.5, 1].map((part) => {
    const y = round(top + high - part * high)
    const text = by === 'premium' ? shortDollars(String(most * part)) : String(Math.round(most * part))
    return html`<line class="grid" x1="${left}" x2="${width}" y1="${y}" y2="${y}" />
      <text class="soft" x="${left - 8}" y="${y + 4}" text-anchor="end">${text}</text>`
  })
  const bars = renewals.map(({ month, ready, waiting }, at) => {
    const x = left + at * step + step * 0.18
    const [one, other] = [up(measure(ready)), up(measure(waiting))]
    const base = top + high
    const at2 = round(x + step * 0.32)
    return html`<rect
        class="ready"
        x="${round(x)}"
        y="${round(base - one)}"
        width="${round(step * 0.64)}"
        height="${round(one)}"
      />
      <rect
        class="waiting"
        x="${round(x)}"
        y="${round(base - one - other)}"
        width="${round(step * 0.64)}"
        height="${round(other)}"
      />
      <text class="soft" x="${at2}" y="${base + 16}" text-anchor="middle">${monthName(month)}</text>
      ${(at === 0 || month.endsWith('-01')) && html`<text class="soft" x="${at2}" y="${base + 30}" text-anchor="middle">${month.slice(0, 4)}</text>`}`
  })
  return html`<svg class="chart" viewBox="0 0 ${width} ${top + high + 36}" role="img" aria-label="Renewals by month">
    ${lines}${bars}
  </svg>`
}

/** A bar of a table's row, as a part of the longest one. */
export function rowBar(value: number, most: number, name: string): Html {
  const wide = most === 0 ? 0 : (value / most) * 100
  return html`<svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
    <rect class="${name}" width="${round(wide)}" height="12" />
  </svg>`
}

function monthName(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleString('en-US', { month: 'short', timeZone: 'UTC' })
}

/** 1, 2, 2.5 or 5 times a power of ten, not below the value. */
function niceCeiling(value: number): number {
  if (value <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10) * power
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
