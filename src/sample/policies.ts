import { policies } from '../book/tables.ts'
import { carrierId, SampleCarriers } from './carriers.ts'
import { SampleClients } from './clients.ts'
import { damaged, damageShares, isDamage, type Damage } from './damage.ts'
import { dateOf } from './dates.ts'
import { fault, type Fault, type SampleRow } from './fault.ts'
import { judgeSeries, type Term } from './judgeSeries.ts'
import { place, type SampleOptions } from './options.ts'
import { Plan, type Planned } from './plan.ts'
import {
  rareShares,
  spoilDates,
  spoilPremium,
  spoilReferences,
  type PolicyCells,
  type RareFault,
} from './policyCells.ts'
import { commonLines } from './policyTypes.ts'
import { Random } from './random.ts'
import { AllSeries, rowsOfSeries, type Series } from './series.ts'

/** As many series are made at a time: their rows go into the file oldest terms first. */
const seriesAtATime = 4096

/** With fewer policies than this, one amount may not stand out in its line, however odd. */
const fewestForOutliers = 4000

const damage = 0.0003

interface Made {
  readonly row: SampleRow
  readonly term: Term | undefined
}

/** The policies 1 to `options.policies` of a sample book. */
export class SamplePolicies {
  readonly #options: SampleOptions
  readonly #kinds: Plan<RareFault | Damage>
  readonly #series: AllSeries
  readonly #clients: SampleClients
  readonly #carriers: SampleCarriers

  constructor(options: SampleOptions) {
    const shares = { ...rareShares, ...(options.wellFormed ? wellFormedShares : damageShares(damage, damage)) }
    this.#options = options
    this.#kinds = new Plan<RareFault | Damage>(options.policies, shares, options.seed, place.policies)
    this.#series = new AllSeries(options)
    this.#clients = new SampleClients(options)
    this.#carriers = new SampleCarriers(options)
  }

  *rows(): Generator<SampleRow> {
    const { policies } = this.#options
    for (let first = 0; first < this.#series.count; first += seriesAtATime) {
      const before = first * rowsOfSeries
      yield* this.#block(first, before, Math.min(policies - before, seriesAtATime * rowsOfSeries))
    }
  }

  /** @param before how many rows there are before these */
  #block(first: number, before: number, rows: number): SampleRow[] {
    const count = Math.ceil(rows / rowsOfSeries)
    const made: SampleRow[] = []
    for (let offset = 0; offset < count; offset++) {
      const series = this.#series.at(first + offset)
      const own: Made[] = []
      for (let slot = 0; slot < rowsOfSeries && slot * count + offset < rows; slot++) {
        own.push(this.#policy(series, slot, before + slot * count + offset))
      }
      const judged = judgeSeries(
        own.flatMap(({ term }) => term ?? []),
        this.#options.asOf,
      )
      for (const [slot, { row, term }] of own.entries()) {
        const found = term === undefined ? [] : judged.get(term)!
        made[slot * count + offset] = { ...row, faults: [...row.faults, ...found.map((each) => withCell(each, row))] }
      }
    }
    return made
  }

  #policy(series: Series, slot: number, index: number): Made {
    const { seed } = this.#options
    const planned = this.#kinds.at(index)
    const cells = rightCells(series, slot)
    const changed = new Random(seed, place.changed, place.policies, index).chance(this.#options.changed ?? 0)
    const premium = premiumOf(series, slot, new Random(seed, place.policies, index))
    cells.premium = changed ? (Number(premium) * 1.1 + 10).toFixed(2) : premium
    const all = (each: PolicyCells) => allCells(index + 1, series, each)
    if (planned !== undefined && isDamage(planned)) {
      const row = damaged('policy', planned.kind, all(cells), this.#twinOf(planned))
      const stored = row.faults.length === 0
      return { row, term: stored ? this.#term(series, index, cells, rightDates(cells)) : undefined }
    }
    const rare = planned?.kind as RareFault | undefined
    const random = new Random(seed, place.cells, place.policies, index)
    const strangers = {
      client: 2 * this.#options.clients + 1000 + index,
      carrier: carrierId(this.#options.carriers + random.below(100)),
    }
    spoilReferences(cells, series.type, rare, strangers, random)
    const enough = this.#options.policies >= fewestForOutliers && commonLines.has(series.type.line)
    spoilPremium(cells, rare, enough && cells.type !== '', random)
    const dates = series.kind === undefined ? spoilDates(cells, rare, random) : rightDates(cells)
    this.#findStrangers(cells, series)
    const row = { id: index + 1, cells: all(cells), faults: cells.faults }
    return { row, term: this.#term(series, index, cells, dates) }
  }

  #twinOf({ kind, number }: Planned<Damage>): number | null {
    const twin = this.#kinds.find(kind === 'id-taken' ? 'id-twin' : 'id-taken', number)
    return twin === undefined ? null : twin + 1
  }

  /** The client or the carrier may be one whose own row is not stored. */
  #findStrangers(cells: PolicyCells, series: Series): void {
    if (cells.client === `${series.client}.0` && !this.#clients.isStored(series.client)) {
      cells.faults.push(fault('policy.client.unknown', 'open', 'ClientId', cells.client))
    }
    if (cells.carrier === `${series.carrier}.0` && !this.#hasCarrier(series)) {
      cells.faults.push(fault('policy.carrier.unknown', 'open', 'CarrierId', cells.carrier))
    }
  }

  #hasCarrier({ carrierIndex }: Series): boolean {
    return carrierIndex !== undefined && this.#carriers.isStored(carrierIndex)
  }

  #term(series: Series, index: number, cells: PolicyCells, dates: ReturnType<typeof spoilDates>): Term {
    return {
      id: index + 1,
      client: idOf(cells.client),
      carrier: idOf(cells.carrier),
      number: cells.number,
      type: cells.type === '' ? undefined : series.type,
      ...dates,
    }
  }
}

/** The cells of the policies, in the order of the policy columns, of rows that CSV can hold. */
export function* samplePolicies(options: SampleOptions): Generator<string[]> {
  for (const { cells } of new SamplePolicies({ ...options, wellFormed: true }).rows()) yield [...cells]
}

const wellFormedShares = { 'client-unreadable': 0, 'carrier-unreadable': 0, 'effective-unreadable': 0 }

function rightCells(series: Series, slot: number): PolicyCells {
  const newest = rowsOfSeries - 1
  const term = series.kind === undefined ? slot : Math.min(slot + 1, newest)
  const later = series.kind === 'overlap' && slot === newest ? 3 : 0
  const month = series.newestMonth - 12 * (newest - term) + later
  return {
    type: series.type.label,
    carrier: `${series.carrier}.0`,
    client: `${series.client}.0`,
    effective: dateOf(month, series.day),
    expiration: dateOf(month + 12, series.day),
    premium: '',
    number: series.kind === 'program' && slot === newest ? series.otherNumber : series.number,
    faults: [],
  }
}

function rightDates({ effective, expiration }: PolicyCells): ReturnType<typeof spoilDates> {
  return { effective, renews: expiration, dated: true, cancelled: false }
}

function withCell(found: Fault, { cells }: SampleRow): Fault {
  return found.column === '' ? found : { ...found, sent: cells[headers.indexOf(found.column)]! }
}

const headers = policies.columns.map(({ header }) => header)

/** It rises by 4 % a year. */
function premiumOf(series: Series, slot: number, random: Random): string {
  const premium = Math.max(100, Math.round((series.premium * (1 + 0.04 * slot)) / 10) * 10)
  return random.chance(0.9) ? `${premium}.0` : `${premium}.${10 + random.below(90)}`
}

function allCells(id: number, series: Series, cells: PolicyCells): string[] {
  return [
    String(id),
    cells.type,
    series.office,
    cells.carrier,
    cells.client,
    cells.effective,
    cells.expiration,
    cells.premium,
    cells.number,
  ]
}

function idOf(cell: string): number | null {
  return /^\d+\.0$/.test(cell) ? Number(cell) : null
}
