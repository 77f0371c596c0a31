import { Failure } from '../book/failures.ts'
import { impliedBroker } from '../store/brokers.ts'
import { listBrokers } from '../store/reads/brokers.ts'
import type { Reads } from '../store/reads/run.ts'
import type { BrokerRow } from '../store/schema.ts'

/** The brokers, remembered for a moment, so that a read costs one round trip and not two. */
export interface BrokerDirectory {
  /**
   * The broker that a request means: the one it names, or the only one. Undefined when there is none at all.
   * @throws Failure `broker.unknown`, `request.broker-needed`
   */
  find(slug: string | undefined): Promise<BrokerRow | undefined>
  /** To be called after a broker was added. */
  forget(): void
}

export function createBrokerDirectory(store: Reads, believedFor: number): BrokerDirectory {
  let known: { brokers: Promise<BrokerRow[]>; readAt: number } | undefined
  const read = () => {
    const brokers = listBrokers(store)
    // What failed is not remembered.
    brokers.catch(() => (known = undefined))
    known = { brokers, readAt: performance.now() }
    return brokers
  }
  const remembered = () =>
    known !== undefined && performance.now() - known.readAt < believedFor ? known.brokers : undefined
  return {
    async find(slug) {
      const brokers = remembered()
      const found = brokers && choose(await brokers, slug)
      // Somebody else may have added the one that is missing, so only what is there is believed.
      return found ?? choose(await read(), slug) ?? missing(slug)
    },
    forget() {
      known = undefined
    },
  }
}

function choose(brokers: readonly BrokerRow[], slug: string | undefined): BrokerRow | undefined {
  if (slug !== undefined) return brokers.find((broker) => broker.slug === slug)
  return impliedBroker(brokers, 'reading')
}

function missing(slug: string | undefined): undefined {
  if (slug !== undefined) throw new Failure('broker.unknown', { broker: slug })
}
