import { industries } from './industries.ts'
import { place, type SampleOptions } from './options.ts'
import { placesByState } from './places.ts'
import { Random } from './random.ts'
import { firstWords, legalForms, placeholders, secondWords, streetKinds, tradesByDivision } from './words.ts'

/** A real export's share of rows without a name, and of blanks in each of the other columns. */
const nameless = 0.0298
const blank = { address: 0.033, city: 0.029, state: 0.03, division: 0.027, major: 0.027, group: 0.032, sic: 0.034 }
const blankDescription = 0.023

/** The clients 1 to `options.clients`, each the cells of its row in the order of the client columns. */
export function* sampleClients(options: Pick<SampleOptions, 'seed' | 'clients' | 'changed'>): Generator<string[]> {
  const changed = options.changed ?? 0
  for (let id = 1; id <= options.clients; id++) {
    const row = clientRow(options.seed, id)
    yield changed > 0 && new Random(options.seed, place.changed, place.clients, id).chance(changed)
      ? movedClient(options.seed, row)
      : row
  }
}

/** One client. Codes are written as floats and so lose their leading zeros, as spreadsheets do it. */
export function clientRow(seed: number, id: number): string[] {
  const random = new Random(seed, place.clients, id)
  const industry = random.pick(industries)
  const where = random.pick(random.pick(placesByState))
  const { sic } = industry
  return [
    String(id),
    random.chance(nameless) ? '' : businessName(random, industry.division),
    random.chance(blank.address) ? '' : address(random),
    random.chance(blank.city) ? '' : where.city,
    random.chance(blank.state) ? '' : where.state,
    random.chance(blank.division) ? '' : industry.division,
    random.chance(blank.major) ? '' : float(sic.slice(0, 2)),
    random.chance(blank.group) ? '' : float(sic.slice(0, 3)),
    random.chance(blank.sic) ? '' : float(sic),
    random.chance(blankDescription) ? '' : industry.description,
  ]
}

/** The same client after a move within its state, which is what most updates of a client are. */
export function movedClient(seed: number, row: readonly string[]): string[] {
  const random = new Random(seed, place.changed, Number(row[0]))
  const moved = [...row]
  do moved[2] = address(random)
  while (moved[2] === row[2])
  return moved
}

export function businessName(random: Random, division: string): string {
  if (random.chance(0.0005)) return random.pick(placeholders)
  const trade = random.pick(tradesByDivision[division]!)
  const second = random.chance(0.7) ? ` ${random.pick(secondWords)}` : ''
  const form = division === 'J' ? '' : random.pick(legalForms)
  return `${random.pick(firstWords)}${second} ${trade}${form}`
}

export function address(random: Random): string {
  const street = `${1 + random.below(9999)} ${random.pick(firstWords)} ${random.pick(streetKinds)}`
  return random.chance(0.35) ? `${street}, Suite ${100 + random.below(900)}` : street
}

function float(digits: string): string {
  return `${Number(digits)}.0`
}
