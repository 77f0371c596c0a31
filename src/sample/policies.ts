import { carrierId } from './carriers.ts'
import { place, type SampleOptions } from './options.ts'
import { policyTypes, type PolicyType } from './policyTypes.ts'
import { Random } from './random.ts'
import { offices } from './words.ts'

/** A policy and its renewals: each series has this many terms of a year, the older ones superseded by the newer. */
const terms = 4

/** Shares of rows with each fault, from a real book. */
const fault = {
  typeMissing: 0.065,
  clientMissing: 0.05,
  clientUnknown: 0.02,
  carrierMissing: 0.033,
  carrierUnknown: 0.005,
  premiumMissing: 0.033,
  premiumUnreadable: 0.001,
  premiumNotPositive: 0.005,
  expirationMissing: 0.033,
  dateUnreadable: 0.002,
  reversed: 0.003,
  termZero: 0.004,
  numberMissing: 0.01,
}

/** The policies 1 to `options.policies`, oldest terms first, each the cells of its row in the policy columns' order. */
export function* samplePolicies(options: SampleOptions): Generator<string[]> {
  const changed = options.changed ?? 0
  const asOf = monthOf(options.asOf)
  for (let id = 1; id <= options.policies; id++) {
    const row = policyRow(options, asOf, id)
    if (changed > 0 && new Random(options.seed, place.changed, place.policies, id).chance(changed)) {
      row[7] = endorsed(row[7]!)
    }
    yield row
  }
}

function policyRow(options: SampleOptions, asOf: number, id: number): string[] {
  const count = Math.ceil(options.policies / terms)
  const term = Math.floor((id - 1) / count)
  const series = seriesOf(options, asOf, (id - 1) % count)
  const random = new Random(options.seed, place.policies, id)
  const [effective, expiration] = dates(random, series.lastMonth - 12 * (terms - 1 - term), series.day)
  return [
    String(id),
    random.chance(fault.typeMissing) ? '' : series.type.label,
    series.office,
    carrierCell(random, options, series),
    clientCell(random, options, series),
    effective,
    expiration,
    premiumCell(random, series, term),
    random.chance(fault.numberMissing) ? '' : series.number,
  ]
}

interface Series {
  readonly type: PolicyType
  readonly office: string
  readonly client: number
  readonly carrier: number
  /** When the last term begins, in months since year 0. */
  readonly lastMonth: number
  readonly day: string
  readonly premium: number
  readonly number: string
}

/** Most last terms end within the twelve months after the as-of day; a few have just ended, a few end later. */
function seriesOf(options: SampleOptions, asOf: number, index: number): Series {
  const random = new Random(options.seed, place.series, index)
  const type = random.pick(policyTypes)
  const number = 100_000 + random.below(4_900_000)
  return {
    type,
    office: random.pick(offices),
    client: options.clients > 0 ? 1 + random.below(options.clients) : 0,
    carrier: options.carriers > 0 ? carrierId(random.below(options.carriers)) : 0,
    lastMonth: asOf - 14 + random.below(16),
    day: random.chance(0.8) ? '01' : String(1 + random.below(28)).padStart(2, '0'),
    premium: type.premium * (0.4 + 2 * random.fraction() ** 2),
    number: random.chance(0.9) ? `${number}.0` : `${type.label.slice(0, 2).toUpperCase()}-${number}`,
  }
}

function dates(random: Random, month: number, day: string): [effective: string, expiration: string] {
  const effective = dateOf(month, day)
  const expiration = dateOf(month + 12, day)
  const what = random.fraction()
  let edge = fault.expirationMissing
  if (what < edge) return [effective, '']
  if (what < (edge += fault.dateUnreadable)) return [effective, random.chance(0.5) ? 'TBD' : `${expiration}?`]
  if (what < (edge += fault.reversed)) return [expiration, effective]
  if (what < edge + fault.termZero) return [effective, effective]
  return [effective, expiration]
}

function carrierCell(random: Random, options: SampleOptions, series: Series): string {
  const what = random.fraction()
  if (what < fault.carrierMissing) return ''
  if (what < fault.carrierMissing + fault.carrierUnknown) return `${carrierId(options.carriers + random.below(100))}.0`
  return `${series.carrier}.0`
}

function clientCell(random: Random, options: SampleOptions, series: Series): string {
  const what = random.fraction()
  if (what < fault.clientMissing) return ''
  if (what < fault.clientMissing + fault.clientUnknown) return `${options.clients + 101 + random.below(1000)}.0`
  return `${series.client}.0`
}

function premiumCell(random: Random, series: Series, term: number): string {
  const what = random.fraction()
  if (what < fault.premiumMissing) return ''
  if (what < fault.premiumMissing + fault.premiumUnreadable) return 'n/a'
  const premium = Math.max(100, Math.round((series.premium * (1 + 0.04 * term)) / 10) * 10)
  if (random.chance(fault.premiumNotPositive)) return random.chance(0.5) ? '0.0' : `-${premium}.0`
  return random.chance(0.9) ? `${premium}.0` : `${premium}.${10 + random.below(90)}`
}

/** The premium after a change in mid-term. */
function endorsed(premium: string): string {
  const amount = Number(premium)
  return Number.isFinite(amount) && amount > 0 ? (amount * 1.1 + 10).toFixed(2) : '990.0'
}

function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

function dateOf(month: number, day: string): string {
  const year = Math.floor(month / 12)
  return `${year}-${String(1 + (month % 12)).padStart(2, '0')}-${day}`
}
