const whole = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })
const short = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  maximumSignificantDigits: 3,
})

/** "212400.40" as "$212,400". The decimal is read as text, so that no digit is lost. */
export function dollars(decimal: string): string {
  return whole.format(decimal as Intl.StringNumericLiteral)
}

/** "212400.40" as "$212K", for where there is little room. */
export function shortDollars(decimal: string): string {
  return short.format(decimal as Intl.StringNumericLiteral)
}
