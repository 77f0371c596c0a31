import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import type { TableName } from '../book/tables.ts'
import type { Store } from '../store/store.ts'
import type { UploadKey, UploadKind } from '../store/uploads.ts'
import type { Limits } from './limits.ts'
import type { KeyShown, WorkerShown } from './shapes/status.ts'

/** What the server is given: src/app.ts composes it, and tests bring their own. */
export interface App {
  readonly config: {
    readonly maxUploadBytes: number
    readonly uploadsAtOnce: number
    /** Names, besides addresses and localhost, that the server answers to. */
    readonly hosts?: readonly string[]
  }
  readonly store: Pick<Store, 'pool' | 'reads' | 'connection' | 'description'>
  /** Openbook's own version. */
  readonly version: string
  readonly logger: FastifyBaseLogger
  readonly keys: {
    /** The armored public key that brokers encrypt to. */
    encryptionKey(): Promise<string>
    /** All keys, for the status. */
    list(): Promise<readonly KeyShown[]>
  }
  /** Takes an encrypted file: when it resolves, the file, its upload and its job are committed. */
  receive(body: AsyncIterable<Uint8Array>, request: ReceiveRequest): Promise<UploadKey & { readonly replayed: boolean }>
  readonly uploads: {
    /** Makes a failed or cancelled upload queued again. @returns false when it is neither */
    retry(upload: UploadKey): Promise<boolean>
    /** Ends a queued or running upload. @returns false when it had ended already */
    cancel(upload: UploadKey): Promise<boolean>
    /** Makes a held upload queued again, not to be held any more. @returns false when it is not held, or not kept */
    release(upload: UploadKey): Promise<boolean>
    /** Ends a held upload. @returns false when it is not held */
    discard(upload: UploadKey): Promise<boolean>
  }
  /** Receives the sample book for a broker of its own, a file a table, each as if somebody had sent it. */
  receiveSample(): Promise<ReceivedSample>
  /** Stands for the rules that books are assessed by: an assessment under another one is out of date. */
  readonly rulesVersion: string
  /** Writes somebody's decision about a book, and has the book assessed again: both are committed, or neither. */
  decide<T>(brokerId: number, write: (tx: pg.PoolClient) => Promise<T>): Promise<T>
  /** What waits for a worker, for the metrics and the status: loads, and books to be assessed. */
  backlog?(): Promise<{ readonly waiting: number; readonly oldestSeconds: number; readonly assessments: number }>
  /** The processes that load, for the status. */
  workers?(): Promise<readonly WorkerShown[]>
  /** The folder with the built web app; without it `/` leads to the API reference. */
  readonly web?: string | undefined
  readonly limits?: Partial<Limits>
}

export interface ReceivedSample {
  /** The sample broker’s slug. */
  readonly broker: string
  /** One a table; `replayed` where it had been received before. */
  readonly uploads: readonly { readonly id: number; readonly replayed: boolean }[]
}

export interface ReceiveRequest {
  readonly brokerId: number
  readonly fileName?: string | undefined
  readonly table?: TableName | undefined
  /** Without it the broker's settings tell. */
  readonly kind?: UploadKind | undefined
  /** When the content was exported. */
  readonly exportedAt?: Date | undefined
  /** Take the file even when the same one was received before. */
  readonly force: boolean
}
