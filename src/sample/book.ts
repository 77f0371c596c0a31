import type { SampleOptions } from './options.ts'

/** The sample book has a broker of its own, so that it never mixes with a real one. */
export const sampleBroker = { slug: 'demo', name: 'Sample Brokerage', sample: true }

/** The sample book that is loaded where nobody says which: the same all through a month. */
export function sampleBook(now = new Date()): SampleOptions {
  return { seed: 1, clients: 5000, carriers: 934, policies: 10_000, asOf: `${now.toISOString().slice(0, 7)}-01` }
}
