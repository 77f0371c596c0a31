import { plusMonths } from './dates.ts'
import { fault, type Fault } from './fault.ts'
import type { PolicyType } from './policyTypes.ts'
import type { Random } from './random.ts'

/** A policy's cells as they go into the file, what they will be read as, and what is wrong with each of them. */
export interface PolicyCells {
  type: string
  carrier: string
  client: string
  effective: string
  expiration: string
  premium: string
  number: string
  readonly faults: Fault[]
}

/** What few policies have; each has one of them at most. */
export type RareFault =
  | 'client-unreadable'
  | 'carrier-unreadable'
  | 'premium-unreadable'
  | 'premium-zero'
  | 'premium-negative'
  | 'premium-outlier'
  | DateFault

export type DateFault = 'expiration-unreadable' | 'effective-unreadable' | 'no-dates' | 'reversed' | 'zero' | 'unusual'

/** Shares of rows, from a real book where it has them. */
export const rareShares: Record<RareFault, number> = {
  'client-unreadable': 0.0004,
  'carrier-unreadable': 0.0004,
  'premium-unreadable': 0.001,
  'premium-zero': 0.0025,
  'premium-negative': 0.0025,
  'premium-outlier': 0.004,
  'expiration-unreadable': 0.002,
  'effective-unreadable': 0.0006,
  'no-dates': 0.0006,
  reversed: 0.003,
  zero: 0.004,
  unusual: 0.003,
}

/** Likewise, of those that many have. */
const share = {
  typeMissing: 0.065,
  clientMissing: 0.05,
  clientUnknown: 0.02,
  carrierMissing: 0.033,
  carrierUnknown: 0.005,
  premiumMissing: 0.033,
  expirationMissing: 0.033,
  effectiveMissing: 0.01,
  numberMissing: 0.01,
}

const unusualMonths = [1, 3, 4, 5, 8, 9, 15, 18, 30]

/** Ids that the book has not. */
export interface Strangers {
  readonly client: number
  readonly carrier: number
}

/** Takes a right policy's type and references away, or spoils them. */
export function spoilReferences(
  cells: PolicyCells,
  type: PolicyType,
  rare: RareFault | undefined,
  strangers: Strangers,
  random: Random,
): void {
  if (random.chance(share.typeMissing)) blank(cells, 'type', 'policy.type.missing', 'Type')
  else if (type.verdict !== 'pc' && type.verdict !== 'not-pc') {
    const outcome = type.verdict === 'unspecified' ? 'open' : 'proposed'
    cells.faults.push(fault(`policy.type.${type.verdict}`, outcome, 'Type', type.label))
  }
  const client = random.fraction()
  if (rare === 'client-unreadable')
    replace(cells, 'client', 'policy.client.unreadable', 'ClientId', `C-${cells.client}`)
  else if (client < share.clientMissing) blank(cells, 'client', 'policy.client.missing', 'ClientId')
  else if (client < share.clientMissing + share.clientUnknown)
    replace(cells, 'client', 'policy.client.unknown', 'ClientId', `${strangers.client}.0`)
  const carrier = random.fraction()
  if (rare === 'carrier-unreadable') replace(cells, 'carrier', 'policy.carrier.unreadable', 'CarrierId', 'see policy')
  else if (carrier < share.carrierMissing) blank(cells, 'carrier', 'policy.carrier.missing', 'CarrierId')
  else if (carrier < share.carrierMissing + share.carrierUnknown)
    replace(cells, 'carrier', 'policy.carrier.unknown', 'CarrierId', `${strangers.carrier}.0`)
  if (random.chance(share.numberMissing)) blank(cells, 'number', 'policy.number.missing', 'CarrierPolicyNumber')
}

/** @param common whether the line has so many policies that one amount stands out */
export function spoilPremium(cells: PolicyCells, rare: RareFault | undefined, common: boolean, random: Random): void {
  const change = (code: 'unreadable' | 'nonpositive' | 'outlier', text: string) =>
    replace(cells, 'premium', `policy.premium.${code}`, 'WrittenPremium', text)
  if (rare === 'premium-unreadable') change('unreadable', 'n/a')
  else if (rare === 'premium-zero') change('nonpositive', '0.0')
  else if (rare === 'premium-negative') change('nonpositive', `-${cells.premium}`)
  else if (rare === 'premium-outlier' && common) {
    const factor = random.chance(0.5) ? 1000 : 0.001
    change('outlier', (Number(cells.premium) * factor).toFixed(2))
  } else if (random.chance(share.premiumMissing)) blank(cells, 'premium', 'policy.premium.missing', 'WrittenPremium')
}

/** What the dates will be taken for once they are spoiled: as they were, where that is what will be proposed. */
export interface Dates {
  readonly effective: string | null
  readonly renews: string | null
  /** Both could be read as they were sent. */
  readonly dated: boolean
  readonly cancelled: boolean
}

/** Spoils the dates of a term of a year. */
export function spoilDates(cells: PolicyCells, rare: RareFault | undefined, random: Random): Dates {
  const { effective, expiration } = cells
  const right = { effective, renews: expiration, dated: true, cancelled: false }
  const spoiled: Record<DateFault, () => Dates> = {
    'expiration-unreadable': () => {
      const text = random.chance(0.5) ? 'TBD' : `${expiration}?`
      replace(cells, 'expiration', 'policy.dates.unreadable', 'ExpirationDate', text, 'proposed')
      return { ...right, dated: false }
    },
    'effective-unreadable': () => {
      replace(cells, 'effective', 'policy.dates.unreadable', 'EffectiveDate', `about ${effective}`, 'proposed')
      return { ...right, dated: false }
    },
    'no-dates': () => {
      blank(cells, 'effective', 'policy.effective.missing', 'EffectiveDate')
      blank(cells, 'expiration', 'policy.expiration.missing', 'ExpirationDate')
      return { effective: null, renews: null, dated: false, cancelled: false }
    },
    reversed: () => {
      cells.effective = expiration
      cells.expiration = effective
      cells.faults.push(fault('policy.dates.reversed', 'proposed', 'ExpirationDate', effective, expiration))
      return { ...right, dated: false }
    },
    zero: () => {
      cells.expiration = effective
      return { ...right, renews: effective, cancelled: true }
    },
    unusual: () => {
      const text = plusMonths(effective, random.pick(unusualMonths))
      replace(cells, 'expiration', 'policy.term.unusual', 'ExpirationDate', text)
      return { ...right, renews: text }
    },
  }
  if (isDateFault(rare)) return spoiled[rare]()
  const chance = random.fraction()
  if (chance < share.expirationMissing) {
    blank(cells, 'expiration', 'policy.expiration.missing', 'ExpirationDate', 'proposed')
    return { ...right, dated: false }
  }
  if (chance < share.expirationMissing + share.effectiveMissing) {
    blank(cells, 'effective', 'policy.effective.missing', 'EffectiveDate', 'proposed')
    return { ...right, dated: false }
  }
  return right
}

function isDateFault(rare: RareFault | undefined): rare is DateFault {
  return rare !== undefined && !/^(client|carrier|premium)-/.test(rare)
}

type Cell = Exclude<keyof PolicyCells, 'faults'>

function blank(
  cells: PolicyCells,
  cell: Cell,
  code: Parameters<typeof fault>[0],
  column: string,
  outcome: 'open' | 'proposed' = 'open',
): void {
  replace(cells, cell, code, column, '', outcome)
}

function replace(
  cells: PolicyCells,
  cell: Cell,
  code: Parameters<typeof fault>[0],
  column: string,
  text: string,
  outcome: 'open' | 'proposed' = 'open',
): void {
  // In a book without any carriers, a stranger's id may be the one that is there already.
  if (cells[cell] === text) return
  cells.faults.push(fault(code, outcome, column, text, cells[cell]))
  cells[cell] = text
}
