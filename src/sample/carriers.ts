import { address } from './clients.ts'
import { place, type SampleOptions } from './options.ts'
import { placesByState, type Place } from './places.ts'
import { Random } from './random.ts'
import { firstWords, insurerKinds, secondWords } from './words.ts'

/** The carriers, each the cells of its row in the order of the carrier columns. Their names are all different. */
export function* sampleCarriers(options: Pick<SampleOptions, 'seed' | 'carriers'>): Generator<string[]> {
  for (let index = 0; index < options.carriers; index++) yield carrierRow(options.seed, index)
}

/** The ids have gaps, and the first is 0, which is a real id. */
export function carrierId(index: number): number {
  return Math.floor(index * 1.6)
}

function carrierRow(seed: number, index: number): string[] {
  const random = new Random(seed, place.carriers, index)
  const where = random.pick(random.pick(placesByState))
  const [state, zip] = stateAndZip(random, where)
  return [
    String(carrierId(index)),
    carrierName(seed, index),
    address(random),
    random.chance(0.034) ? `PO Box ${1 + random.below(9999)}` : '',
    where.city,
    state,
    zip,
  ]
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

/** Mostly right; the faults are those that real carrier files have. */
function stateAndZip(random: Random, where: Place): [state: string, zip: string] {
  const fault = random.fraction()
  if (fault < 0.002) return [`${where.stateCode}0${random.below(1000)}`, where.zip]
  if (fault < 0.004) return [where.stateCode, `${where.zip}3`]
  if (fault < 0.006) return [where.stateCode, `${where.zip}-008`]
  if (fault < 0.01) return [where.stateCode, random.pick(random.pick(placesByState)).zip]
  return [where.stateCode, random.chance(0.1) ? `${where.zip}-${1000 + random.below(9000)}` : where.zip]
}
