import type { FastifyBaseLogger } from 'fastify'
import type { TableName } from '../book/tables.ts'
import type { Store } from '../store/store.ts'
import type { UploadKey } from '../store/uploads.ts'
import type { Limits } from './limits.ts'

/** What the server is given: src/app.ts composes it, and tests bring their own. */
export interface App {
  readonly config: { readonly maxUploadBytes: number; readonly uploadsAtOnce: number }
  readonly store: Pick<Store, 'pool' | 'reads' | 'connection'>
  /** Openbook's own version. */
  readonly version: string
  readonly logger: FastifyBaseLogger
  readonly keys: {
    /** The armored public key that brokers encrypt to. */
    encryptionKey(): Promise<string>
  }
  /** Takes an encrypted file: when it resolves, the file, its upload and its job are committed. */
  receive(body: AsyncIterable<Uint8Array>, request: ReceiveRequest): Promise<UploadKey & { readonly replayed: boolean }>
  readonly uploads: {
    /** Makes a failed or cancelled upload queued again. @returns false when it is neither */
    retry(upload: UploadKey): Promise<boolean>
    /** Ends a queued or running upload. @returns false when it had ended already */
    cancel(upload: UploadKey): Promise<boolean>
  }
  /** What waits for a worker, for the metrics. */
  backlog?(): Promise<{ readonly waiting: number; readonly oldestSeconds: number }>
  readonly limits?: Partial<Limits>
}

export interface ReceiveRequest {
  readonly brokerId: number
  readonly fileName?: string | undefined
  readonly table?: TableName | undefined
  /** Take the file even when the same one was received before. */
  readonly force: boolean
}
