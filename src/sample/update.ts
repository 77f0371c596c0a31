import { movedClient, SampleClients } from './clients.ts'
import type { SampleOptions } from './options.ts'

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
  const book = new SampleClients(options)
  const stride = Math.max(1, Math.floor(clients / (size.updated + 1)))
  let left = size.updated
  for (let id = stride; id <= clients && left > 0; id += 1) {
    if (!book.isStored(id)) continue
    yield movedClient(seed, book.row(id - 1).cells)
    left -= 1
    id += stride - 1
  }
  for (let index = 0; index < size.added; index++) yield [...book.row(clients + index).cells]
  for (let index = 0; index < size.nameless; index++) yield book.row(clients + size.added + index).cells.with(1, '')
}
