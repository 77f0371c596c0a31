import { address, Businesses, type Business } from './business.ts'
import { damaged, damageShares, isDamage, type Damage } from './damage.ts'
import { fault, type Fault, type SampleRow } from './fault.ts'
import { industryCells, industryFaults, wholeIndustry, type IndustryFault } from './industryCells.ts'
import { place, type SampleOptions } from './options.ts'
import { Plan, type Planned } from './plan.ts'
import { Random } from './random.ts'
import { misspell, nonsense, otherSpellings } from './stateSpellings.ts'
import { placeholders } from './words.ts'

export type ClientOptions = Pick<SampleOptions, 'seed' | 'clients' | 'changed' | 'wellFormed'>

type Kind = 'nameless' | 'placeholder' | 'copy' | 'copied' | 'lookalike' | 'looked-like' | Damage
type StateFault = 'spelling' | 'misspelt' | 'nonsense' | 'abbreviated'

/** A real export's share of rows without a name, and of blanks in each of the other columns. */
const kindShares = {
  nameless: 0.0298,
  placeholder: 0.0006,
  copy: 0.0016,
  copied: { asManyAs: 'copy' },
  lookalike: 0.0016,
  'looked-like': { asManyAs: 'lookalike' },
} as const
const damage = 0.0004
const blank = { address: 0.033, city: 0.029, state: 0.03 }
const stateShares = { spelling: 0.006, misspelt: 0.003, nonsense: 0.001, abbreviated: 0.01 }
const industryShares = { conflict: 0.002, 'code-unknown': 0.015, nonclassifiable: 0.003 }

/** The clients of a sample book, each of which can be made by itself. */
export class SampleClients {
  readonly #options: ClientOptions
  readonly #kinds: Plan<Kind>
  readonly #states: Plan<StateFault>
  readonly #industryFaults: Plan<IndustryFault>
  readonly #businesses: Businesses

  constructor(options: ClientOptions) {
    const { seed, clients } = options
    const shares = { ...kindShares, ...(options.wellFormed ? {} : damageShares(damage)) }
    this.#options = options
    this.#kinds = new Plan<Kind>(clients, shares, seed, place.clients)
    this.#states = new Plan(clients, stateShares, seed, place.states)
    this.#industryFaults = new Plan(clients, industryShares, seed, place.industries)
    this.#businesses = new Businesses(seed)
  }

  /** The clients 1 to `options.clients`. */
  *rows(): Generator<SampleRow> {
    for (let index = 0; index < this.#options.clients; index++) yield this.row(index)
  }

  row(index: number): SampleRow {
    const planned = this.#kinds.at(index)
    if (planned === undefined) return this.#ordinary(index)
    if (isDamage(planned)) return this.#damaged(index, planned)
    const { kind, number } = planned as Planned<Exclude<Kind, Damage>>
    const made: Record<typeof kind, () => SampleRow> = {
      nameless: () => this.#nameless(index),
      placeholder: () => this.#placeholder(index),
      copy: () => this.#copy(index, this.#kinds.find('copied', number), 'client.duplicate.exact'),
      copied: () => this.#original(index, this.#kinds.find('copy', number), 'client.duplicate.exact'),
      lookalike: () => this.#copy(index, this.#kinds.find('looked-like', number), 'client.duplicate.likely'),
      'looked-like': () => this.#original(index, this.#kinds.find('lookalike', number), 'client.duplicate.likely'),
    }
    return made[kind]()
  }

  /** Whether Openbook will have a client with this id; it comes from the row at `id - 1`, or is shared by two. */
  isStored(id: number): boolean {
    const index = id - 1
    if (index < 0 || index >= this.#options.clients) return false
    const kind = this.#kinds.at(index)
    return kind === undefined || !(kind.kind === 'nameless' || this.#isBroken(kind))
  }

  #isBroken(kind: Planned<Kind>): boolean {
    if (!isDamage(kind)) return false
    const other = { 'id-taken': 'id-twin', 'id-twin': 'id-taken' }[kind.kind as string] as Kind | undefined
    return other === undefined || this.#kinds.find(other, kind.number) !== undefined
  }

  #damaged(index: number, planned: Planned<Damage>): SampleRow {
    const { kind, number } = planned
    const other = kind === 'id-taken' ? 'id-twin' : 'id-taken'
    const twin = this.#kinds.find(other, number)
    return damaged('client', kind, this.#plain(index), twin === undefined ? null : twin + 1)
  }

  #nameless(index: number): SampleRow {
    const { id, cells } = this.#ordinary(index)
    return { id, cells: cells.with(1, ''), faults: [fault('client.name.missing', 'rejected', 'Name', '', cells[1])] }
  }

  #placeholder(index: number): SampleRow {
    const { id, cells, faults } = this.#ordinary(index)
    const name = new Random(this.#options.seed, place.cells, index).pick(placeholders)
    const found = fault('client.name.placeholder', 'open', 'Name', name, cells[1])
    return { id, cells: cells.with(1, name), faults: [found, ...faults] }
  }

  /** Has what a real client has: some cells are empty, some say the same in another way. */
  #ordinary(index: number): SampleRow {
    const { seed } = this.#options
    const business = this.#business(index)
    const faults: Fault[] = []
    const random = new Random(seed, place.cells, index, 1)
    const [street, city] = [
      { column: 'Address', code: 'client.address.missing', share: blank.address, value: business.address },
      { column: 'City', code: 'client.city.missing', share: blank.city, value: business.where.city },
    ].map(({ column, code, share, value }) => {
      if (!random.chance(share)) return value
      faults.push(fault(code as 'client.city.missing', 'open', column, '', value))
      return ''
    })
    const state = this.#state(index, business, random, faults)
    const planned = this.#industryFaults.at(index)?.kind
    const industry = industryCells(business.industry, planned, random, faults)
    return { id: index + 1, cells: [String(index + 1), business.name, street!, city!, state, ...industry], faults }
  }

  #state(index: number, { where }: Business, random: Random, faults: Fault[]): string {
    const planned = this.#states.at(index)
    if (planned === undefined) {
      if (!random.chance(blank.state)) return where.state
      faults.push(fault('client.state.missing', 'open', 'State', '', where.state))
      return ''
    }
    if (planned.kind === 'abbreviated') return random.pick([where.stateCode, where.state.toUpperCase()])
    const text = {
      spelling: otherSpellings[where.stateCode],
      misspelt: misspell(where.state),
      nonsense: nonsense[planned.number % nonsense.length]!,
    }[planned.kind]
    if (text === undefined) return where.state
    const outcome = ({ spelling: 'repaired', misspelt: 'proposed', nonsense: 'open' } as const)[planned.kind]
    faults.push(fault('client.state.unrecognised', outcome, 'State', text, where.state))
    return text
  }

  /** The row without any fault but lost zeros. */
  #plain(index: number): string[] {
    const { name, address: street, where, industry } = this.#business(index)
    return [String(index + 1), name, street, where.city, where.state, ...wholeIndustry(industry)]
  }

  /** The client as it is, after a move within its city where that is what changed. */
  #business(index: number): Business {
    const { seed, changed = 0 } = this.#options
    const business = this.#businesses.at(index, new Random(seed, place.clients, index))
    const moves = changed > 0 && new Random(seed, place.changed, place.clients, index).chance(changed)
    return moves ? { ...business, address: newAddress(seed, index, business.address) } : business
  }

  #original(index: number, copy: number | undefined, code: 'client.duplicate.exact' | 'client.duplicate.likely') {
    const cells = this.#plain(index)
    const faults = industryFaults(this.#business(index).industry)
    if (copy !== undefined && copy < index) faults.push(fault(code, 'proposed', 'Name', cells[1], ''))
    return { id: index + 1, cells, faults }
  }

  #copy(
    index: number,
    original: number | undefined,
    code: 'client.duplicate.exact' | 'client.duplicate.likely',
  ): SampleRow {
    if (original === undefined) return this.#ordinary(index)
    const copied = this.#plain(original)
    const name = code === 'client.duplicate.exact' ? copied[1]! : otherForm(copied[1]!)
    const cells = [String(index + 1), name, ...copied.slice(2)]
    const faults = industryFaults(this.#business(original).industry)
    if (original < index) faults.push(fault(code, 'proposed', 'Name', name, ''))
    return { id: index + 1, cells, faults }
  }
}

/** The cells of the clients 1 to `options.clients`, in the order of the client columns, of rows that CSV can hold. */
export function* sampleClients(options: ClientOptions): Generator<string[]> {
  for (const { cells } of new SampleClients({ ...options, wellFormed: true }).rows()) yield [...cells]
}

/** The same client after a move within its city, which is what most updates of a client are. */
export function movedClient(seed: number, row: readonly string[]): string[] {
  return row.with(2, newAddress(seed, Number(row[0]) - 1, row[2]!))
}

function newAddress(seed: number, index: number, old: string): string {
  const random = new Random(seed, place.changed, index)
  let next = old
  while (next === old) next = address(random)
  return next
}

/** The same name with another legal form. */
function otherForm(name: string): string {
  const bare = name.replace(/,? (?:LLC|Inc\.?|Ltd|Co\.|PLC)$/, '')
  return name.endsWith(' LLC') ? `${bare}, Inc.` : `${bare} LLC`
}
