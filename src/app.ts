import { readFileSync } from 'node:fs'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { rulesVersion } from './assess/rulesVersion.ts'
import { chooseEngine } from './decrypt/engines.ts'
import { encryptionKey, ensureKey, listKeys, loadKeyring } from './keys/keys.ts'
import type { LoadParts } from './pipeline.ts'
import { receive, type ReceiveParts } from './receive/receive.ts'
import type { App, ReceivedSample } from './serve/app.ts'
import { findWeb } from './serve/web/findWeb.ts'
import { inTransaction } from './store/inTransaction.ts'
import { openStore, type ReadStore, type Store } from './store/store.ts'
import { touchBook } from './store/books.ts'
import { cancelUpload, discardUpload, releaseUpload, requeueUpload } from './store/uploads.ts'
import type { Queue } from './work/queue.ts'
import { queueAgain } from './work/queueAgain.ts'

export const version = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** An open installation: its database, its keys and what decrypts. All that a load by command needs. */
export interface Openbook extends LoadParts {
  readonly config: Config
  readonly store: Store
  close(): Promise<void>
}

/**
 * Opens the installation; the first time there are no keys it makes a pair. The one place that puts parts together
 * (with openService below); nothing here listens.
 * @throws Failure `database.*`, `embedded.*`, `keys.*`
 */
export async function openOpenbook(config: Config): Promise<Openbook> {
  const store = await openStore({ ...config, connections: connectionsFor(config) })
  try {
    await ensureKey(config.keysDirectory, { passphrase: config.keyPassphrases[0] })
    const engine = await chooseEngine(config.openpgp)
    return {
      config,
      store,
      pool: store.pool,
      engine,
      keyring: () => loadKeyring(config.keysDirectory, config.keyPassphrases),
      maxPlaintextBytes: config.maxPlaintextBytes,
      maxRows: config.maxRows,
      guards: config.guards,
      stallTime: config.stallMinutes * 60_000,
      async close() {
        await engine.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** For answers, whole lists included: what is read does not wait for what comes in or is loaded. */
const readingConnections = 12

/** For decisions, upkeep, and what looks after workers. */
const otherConnections = 4

/**
 * So many that all of what the settings allow goes on at once: a file that comes in has a transaction until it is
 * whole, and a load has one beside the connection that its file is read from. With fewer, loads would wait for each
 * other's second one for ever.
 */
export function connectionsFor({ uploadsAtOnce, concurrency }: Pick<Config, 'uploadsAtOnce' | 'concurrency'>): number {
  return otherConnections + uploadsAtOnce + 2 * concurrency
}

/** An installation that receives and works on uploads. */
export interface Service {
  /** What the HTTP server is built from. */
  readonly app: App
  /** Starts loading what is queued, in this process. */
  startWorker(): Promise<void>
  /** Lets running loads end for up to `graceSeconds`; those that do not are taken up by the next worker. */
  close(graceSeconds?: number): Promise<void>
}

/** Imports the queue only now: a command that loads files itself starts a fifth sooner without it. */
export async function openService(openbook: Openbook, log: Logger): Promise<Service> {
  const { openQueue } = await import('./work/queue.ts')
  const { startWorker } = await import('./work/worker.ts')
  const { config, store } = openbook
  const queue = await openQueue(store, (error) => log.error({ error: error.name }, 'the queue had an error'))
  const worker = new DisposableStack()
  const statementTime = config.answerSeconds * 1000
  const reading = store.openReads({ connections: readingConnections, statementTime })
  return {
    app: composeApp(openbook, reading, queue, log),
    async startWorker() {
      const { concurrency, retentionDays } = config
      worker.use(await startWorker({ ...openbook, queue, log, concurrency, retentionDays }))
    },
    async close(graceSeconds = 10) {
      worker.dispose()
      await queue.stop(graceSeconds)
      await reading.close()
    },
  }
}

/** Imports what makes and encrypts a book only when somebody asks for it. */
async function loadSample({ keysDirectory }: Config, parts: ReceiveParts): Promise<ReceivedSample> {
  const { sampleBook, sampleBroker } = await import('./sample/book.ts')
  const { encryptTable } = await import('./sample/encryptTable.ts')
  const { receiveSample } = await import('./work/receiveSample.ts')
  const key = await encryptionKey(keysDirectory)
  const options = sampleBook()
  return receiveSample({
    pool: parts.pool,
    broker: sampleBroker,
    file: (table) => encryptTable(table, options, key),
    receive: (body, request) => receive(parts, body, request),
  })
}

function composeApp({ config, store }: Openbook, { pool, reads }: ReadStore, queue: Queue, logger: Logger): App {
  const parts = {
    pool: store.pool,
    maxUploadBytes: config.maxUploadBytes,
    enqueue: queue.send,
  }
  return {
    config,
    store: { ...store, pool, reads },
    version,
    logger,
    keys: {
      encryptionKey: () => encryptionKey(config.keysDirectory),
      list: () => listKeys(config.keysDirectory),
    },
    receive: (body, request) => receive(parts, body, request),
    receiveSample: () => loadSample(config, parts),
    uploads: {
      retry: (key) => queueAgain(store, queue, key, requeueUpload),
      cancel: (key) => cancelUpload(store.pool, key),
      release: (key) => queueAgain(store, queue, key, releaseUpload),
      discard: (key) => discardUpload(store.pool, key),
    },
    rulesVersion,
    decide: (brokerId, write) =>
      inTransaction(store.pool, async (tx) => {
        const written = await write(tx)
        await touchBook(tx, brokerId)
        await queue.sendAssessment(tx, brokerId)
        return written
      }),
    backlog: () => queue.backlog(store.pool),
    workers: () => queue.workers(store.pool),
    web: findWeb(),
  }
}
