import type { FastifyBaseLogger } from 'fastify'
import { isFinal, shapeUpload, uploadSchema } from '../shapes/upload.ts'
import { readUploads } from '../../store/reads/uploads.ts'
import type { Reads } from '../../store/reads/run.ts'
import { listen, type Connection } from './listen.ts'

/** One state of an upload, as text that is made once for all who listen. */
export interface Snapshot {
  readonly json: string
  readonly final: boolean
}

export interface Listener {
  onChange(snapshot: Snapshot): void
  /** The server closes: nothing comes any more. */
  onClose(): void
}

/** Tells listeners what becomes of uploads, over one connection to the database for the whole server. */
export interface UploadHub {
  /** Tells `listener` the upload's state, now and after every change. @returns what ends it */
  subscribe(uploadId: number, listener: Listener): () => void
  /** How many listen. */
  listeners(): number
  /** Tells all listeners that this is the end. */
  close(): Promise<void>
}

interface HubParts {
  readonly store: Reads & { readonly connection: Connection }
  readonly logger: FastifyBaseLogger
  readonly pollTime: number
}

/**
 * A notification only says that an upload has changed: what it is now is read, once for all uploads that changed
 * meanwhile, so that a slow database makes fewer reads and not a queue of them. A slow poll catches what a broken
 * connection missed. Without listeners there is no connection and no poll.
 */
export function createHub({ store, logger, pollTime }: HubParts): UploadHub {
  const listeners = new Map<number, Set<Listener>>()
  const changed = new Set<number>()
  let reading = false
  let ears: { close(): Promise<void> } | undefined
  let poll: NodeJS.Timeout | undefined

  const refresh = (ids: Iterable<number>) => {
    for (const id of ids) if (listeners.has(id)) changed.add(id)
    if (!reading) void readChanged()
  }
  const readChanged = async () => {
    reading = true
    while (changed.size > 0) {
      const ids = [...changed]
      changed.clear()
      try {
        for (const upload of await readUploads(store, ids)) {
          const shape = shapeUpload(upload)
          const snapshot = { json: JSON.stringify(uploadSchema.encode(shape)), final: isFinal(shape) }
          for (const listener of listeners.get(upload.id) ?? []) listener.onChange(snapshot)
        }
      } catch (error) {
        // The poll asks again.
        logger.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'uploads could not be read for events')
      }
    }
    reading = false
  }
  const start = () => {
    if (ears !== undefined) return
    const all = () => refresh(listeners.keys())
    ears = listen(store.connection, 'openbook_uploads', { onConnect: all, onPayload: (text) => refresh(idIn(text)) })
    poll = setInterval(all, pollTime)
  }
  const stop = async () => {
    clearInterval(poll)
    const old = ears
    ears = undefined
    await old?.close()
  }

  return {
    subscribe(uploadId, listener) {
      const set = listeners.get(uploadId) ?? new Set()
      listeners.set(uploadId, set.add(listener))
      start()
      refresh([uploadId])
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(uploadId) === set) listeners.delete(uploadId)
        if (listeners.size === 0) void stop()
      }
    },
    listeners: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
    close: async () => {
      // A copy: whoever is told leaves the list.
      const all = [...listeners.values()].flatMap((set) => Array.from(set))
      for (const listener of all) listener.onClose()
      await stop()
    },
  }
}

function idIn(payload: string): number[] {
  try {
    const { id } = JSON.parse(payload) as { id?: unknown }
    return typeof id === 'number' ? [id] : []
  } catch {
    return []
  }
}
