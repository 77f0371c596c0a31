import { dollars } from '../../../book/dollars.ts'
import type { FixShape } from '../../shapes/readiness.ts'

const numbers = new Intl.NumberFormat('en-US')

export function count(value: number): string {
  return numbers.format(value)
}

export function policies(value: number): string {
  return `${count(value)} ${value === 1 ? 'policy' : 'policies'}`
}

export function amount({ policies: rows, premium }: { policies: number; premium: string }): string {
  return `${policies(rows)}, ${dollars(premium)}`
}

/** 0.1418 as "14.1 %": cut, never rounded up. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${(Math.floor(share * 1000 + 1e-9) / 10).toFixed(1)} %`
}

/** "3 March 2026". */
export function day(date: string): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Date(date).toLocaleDateString('en-GB', options)
}

/** What of a fix is said of its rows alone: "14 clients have no state". */
export function what({ sentence }: FixShape): string {
  return sentence.slice(0, sentence.lastIndexOf('; '))
}

export function step(fix: FixShape): string {
  if (fix.rejected) return 'Send the mended rows'
  return { answer: 'Say yes or no', decide: 'Decide once', send: 'Fill in and send' }[fix.step]
}
