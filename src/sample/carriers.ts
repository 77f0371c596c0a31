import { carriers } from '../book/tables.ts'
import { address } from './business.ts'
import { damaged, damageShares, isDamage, type Damage } from './damage.ts'
import { fault, type SampleRow } from './fault.ts'
import { place, type SampleOptions } from './options.ts'
import { placesByState, type Place } from './places.ts'
import { Plan, type Planned } from './plan.ts'
import { Random } from './random.ts'
import { firstWords, insurerKinds, secondWords } from './words.ts'

export type CarrierOptions = Pick<SampleOptions, 'seed' | 'carriers' | 'wellFormed'>

type CellFault = 'nameless' | 'state' | 'zip-digit' | 'zip-end' | 'zip-zero' | 'zip-elsewhere'

type CarrierCode = 'name.missing' | 'state.malformed' | 'zip.malformed' | 'zip.state-mismatch'

/** The faults that real carrier files have: a digit too many, an end too short, a zero that a spreadsheet took. */
const shares: Record<CellFault, number> = {
  nameless: 0.002,
  state: 0.0024,
  'zip-digit': 0.0015,
  'zip-end': 0.0015,
  'zip-zero': 0.012,
  'zip-elsewhere': 0.0043,
}
const damage = 0.0011

/** The carriers of a sample book. Their names are all different. */
export class SampleCarriers {
  readonly #options: CarrierOptions
  readonly #kinds: Plan<CellFault | Damage>

  constructor(options: CarrierOptions) {
    this.#options = options
    const all = { ...shares, ...(options.wellFormed ? {} : damageShares(damage)) }
    this.#kinds = new Plan<CellFault | Damage>(options.carriers, all, options.seed, place.carriers)
  }

  *rows(): Generator<SampleRow> {
    for (let index = 0; index < this.#options.carriers; index++) yield this.row(index)
  }

  row(index: number): SampleRow {
    const planned = this.#kinds.at(index)
    const id = carrierId(index)
    const random = new Random(this.#options.seed, place.carriers, index)
    const where = placeOf(random)
    const zip = random.chance(0.1) ? `${where.zip}-${1000 + random.below(9000)}` : where.zip
    const cells = [
      String(id),
      carrierName(this.#options.seed, index),
      address(random),
      random.chance(0.034) ? `PO Box ${1 + random.below(9999)}` : '',
      where.city,
      where.stateCode,
      zip,
    ]
    if (planned === undefined) return { id, cells, faults: [] }
    if (isDamage(planned)) {
      const twin = this.#twin(planned)
      return damaged('carrier', planned.kind, cells, twin === undefined ? null : carrierId(twin))
    }
    return { id, ...this.#wrong(index, planned.kind as CellFault, cells, where, random) }
  }

  /** Whether Openbook will have the carrier. */
  isStored(index: number): boolean {
    const planned = this.#kinds.at(index)
    if (planned === undefined || !isDamage(planned)) return true
    return planned.kind.startsWith('id-t') && this.#twin(planned) === undefined
  }

  #twin({ kind, number }: Planned<Damage>): number | undefined {
    return this.#kinds.find(kind === 'id-taken' ? 'id-twin' : 'id-taken', number)
  }

  /** Whether the zip of a carrier is that of another one in the same city, which tells what is wrong with it. */
  #hasNeighbour(index: number, { city, stateCode }: Place): boolean {
    for (let other = 0; other < this.#options.carriers; other++) {
      if (other === index || !this.isStored(other)) continue
      const where = placeOf(new Random(this.#options.seed, place.carriers, other))
      if (where.city !== city || where.stateCode !== stateCode) continue
      const kind = this.#kinds.at(other)?.kind
      const zipIsRight = kind === undefined || !(kind.startsWith('zip-') || kind === 'state')
      if (zipIsRight || (kind === 'zip-zero' && !where.zip.startsWith('0'))) return true
    }
    return false
  }

  #wrong(
    index: number,
    kind: CellFault,
    cells: string[],
    where: Place,
    random: Random,
  ): Pick<SampleRow, 'cells' | 'faults'> {
    const planted = (
      cell: number,
      text: string,
      code: CarrierCode,
      outcome: 'open' | 'proposed',
      truth = cells[cell],
    ) => {
      const column = carriers.columns[cell]!.header
      return { cells: cells.with(cell, text), faults: [fault(`carrier.${code}`, outcome, column, text, truth)] }
    }
    const zip = (text: string, outcome: 'open' | 'proposed') =>
      text === where.zip ? { cells, faults: [] } : planted(6, text, 'zip.malformed', outcome, where.zip)
    const wrong: Record<CellFault, () => Pick<SampleRow, 'cells' | 'faults'>> = {
      nameless: () => planted(1, '', 'name.missing', 'open'),
      state: () => planted(5, `${where.stateCode}0${100 + random.below(900)}`, 'state.malformed', 'proposed'),
      'zip-digit': () => zip(`${where.zip}3`, this.#hasNeighbour(index, where) ? 'proposed' : 'open'),
      'zip-end': () => zip(`${where.zip}-008`, 'proposed'),
      'zip-zero': () => zip(where.zip.replace(/^0/, ''), 'proposed'),
      'zip-elsewhere': () => planted(6, placeElsewhere(random, where).zip, 'zip.state-mismatch', 'open'),
    }
    return wrong[kind]()
  }
}

/** The cells of the carriers, in the order of the carrier columns, of rows that CSV can hold. */
export function* sampleCarriers(options: CarrierOptions): Generator<string[]> {
  for (const { cells } of new SampleCarriers({ ...options, wellFormed: true }).rows()) yield [...cells]
}

/** The ids have gaps, and the first is 0, which is a real id. */
export function carrierId(index: number): number {
  return Math.floor(index * 1.6)
}

function placeOf(random: Random): Place {
  return random.pick(random.pick(placesByState))
}

function placeElsewhere(random: Random, { stateCode }: Place): Place {
  for (;;) {
    const other = placeOf(random)
    if (other.stateCode !== stateCode) return other
  }
}

/** Walks through the words with strides that meet every combination once before any is met again. */
function carrierName(seed: number, index: number): string {
  const start = new Random(seed, place.carriers).below(firstWords.length)
  const first = firstWords[(start + index) % firstWords.length]!
  const kind = insurerKinds[Math.floor(index / firstWords.length) % insurerKinds.length]!
  const round = Math.floor(index / (firstWords.length * insurerKinds.length))
  if (round === 0) return `${first} ${kind}`
  const second = secondWords[(round - 1) % secondWords.length]!
  const again = Math.floor((round - 1) / secondWords.length)
  return again === 0 ? `${first} ${second} ${kind}` : `${first} ${second} ${kind} ${again + 1}`
}
