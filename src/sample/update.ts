import { businessName, clientRow, movedClient } from './clients.ts'
import { industries } from './industries.ts'
import { place, type SampleOptions } from './options.ts'
import { Random } from './random.ts'

export interface UpdateSize {
  readonly updated: number
  readonly added: number
  readonly nameless: number
}

/**
 * A small file of changed clients, as a broker sends it between two exports: `updated` clients of the sample book
 * that moved, then `added` new ones with the ids after the book's last, then `nameless` ones without a name.
 */
export function* sampleUpdate(
  options: Pick<SampleOptions, 'seed' | 'clients'>,
  size: UpdateSize = { updated: 6, added: 2, nameless: 1 },
): Generator<string[]> {
  const { seed, clients } = options
  const stride = Math.max(1, Math.floor(clients / (size.updated + 1)))
  let left = size.updated
  for (let id = stride; id <= clients && left > 0; id += 1) {
    const row = clientRow(seed, id)
    if (row[1] === '') continue
    yield movedClient(seed, row)
    left -= 1
    id += stride - 1
  }
  const random = new Random(seed, place.changed)
  for (let id = clients + 1; id <= clients + size.added; id++) {
    const row = clientRow(seed, id)
    row[1] ||= businessName(random, random.pick(industries).division)
    yield row
  }
  for (let index = 1; index <= size.nameless; index++) {
    const row = clientRow(seed, clients + size.added + index)
    row[1] = ''
    yield row
  }
}
