import { createHash } from 'node:crypto'
import type { Keyring } from '../keyring.ts'
import { makeHome, removeHome, type Home } from './home.ts'

/** A home in use: give it back when done. */
export interface BorrowedHome {
  readonly directory: string
  giveBack(): void
}

interface Entry {
  readonly home: Promise<Home>
  users: number
}

/**
 * The homes of one engine: one for each set of keys, since importing takes time; made when first asked for, shared by
 * all who have the same keys, and removed when another set is asked for and nobody uses it any more.
 */
export class Homes {
  readonly #program: string
  readonly #entries = new Map<string, Entry>()
  #closing: Promise<void>[] = []

  constructor(program: string) {
    this.#program = program
  }

  async borrow(keyring: Keyring): Promise<BorrowedHome> {
    const id = idOf(keyring)
    const entry = this.#entries.get(id) ?? { home: makeHome(this.#program, keyring), users: 0 }
    this.#entries.set(id, entry)
    entry.users += 1
    this.#removeIdle(id)
    let given = false
    const giveBack = () => {
      if (!given) entry.users -= 1
      given = true
    }
    try {
      const { directory } = await entry.home
      return { directory, giveBack }
    } catch (error) {
      giveBack()
      if (this.#entries.get(id) === entry) this.#entries.delete(id)
      throw error
    }
  }

  /** Removes all homes and ends their agents, whoever still uses them. */
  async close(): Promise<void> {
    for (const id of this.#entries.keys()) this.#remove(id)
    await Promise.all(this.#closing)
    this.#closing = []
  }

  #removeIdle(exceptId: string): void {
    for (const [id, { users }] of this.#entries) if (id !== exceptId && users === 0) this.#remove(id)
  }

  #remove(id: string): void {
    const entry = this.#entries.get(id)
    this.#entries.delete(id)
    if (entry === undefined) return
    this.#closing.push(entry.home.then((home) => removeHome(this.#program, home)).catch(() => {}))
  }
}

function idOf({ privateKeys, signerKeys }: Keyring): string {
  return createHash('sha256')
    .update(JSON.stringify([privateKeys, signerKeys]))
    .digest('hex')
}
