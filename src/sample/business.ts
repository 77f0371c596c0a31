import { industries, type Industry } from './industries.ts'
import { place } from './options.ts'
import { placesByState, type Place } from './places.ts'
import { Random } from './random.ts'
import { Shuffle } from './shuffle.ts'
import { firstWords, legalForms, secondWords, streetKinds } from './words.ts'

/** A client as it really is. */
export interface Business {
  readonly name: string
  readonly address: string
  readonly where: Place
  readonly industry: Industry
}

const cores = firstWords.length * secondWords.length * industries.length

/**
 * The businesses of a sample book. No two have the same name but for its end (Inc., LLC) in the same state, so that no
 * client is there twice by accident.
 */
export class Businesses {
  readonly #seed: number
  readonly #cores: Shuffle

  constructor(seed: number) {
    this.#seed = seed
    this.#cores = new Shuffle(cores, seed, place.cores)
  }

  /** @param random for what may be as it likes */
  at(index: number, random: Random): Business {
    const core = this.#cores.position(index % cores)
    const round = Math.floor(index / cores)
    const industry = industries[Math.floor(core / (firstWords.length * secondWords.length))]!
    const state = (new Random(this.#seed, place.cores, core).below(placesByState.length) + round) % placesByState.length
    const again = Math.floor(round / placesByState.length)
    const words = [
      firstWords[core % firstWords.length]!,
      secondWords[Math.floor(core / firstWords.length) % secondWords.length]!,
      industry.trade,
      ...(again > 0 ? [again + 1] : []),
    ]
    const form = industry.division === 'J' ? '' : random.pick(legalForms)
    return {
      name: `${words.join(' ')}${form}`,
      address: address(random),
      where: random.pick(placesByState[state]!),
      industry,
    }
  }
}

export function address(random: Random): string {
  const street = `${1 + random.below(9999)} ${random.pick(firstWords)} ${random.pick(streetKinds)}`
  return random.chance(0.35) ? `${street}, Suite ${100 + random.below(900)}` : street
}
