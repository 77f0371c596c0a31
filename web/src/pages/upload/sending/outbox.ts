import { useSyncExternalStore } from 'react'
import { queryClient } from '../../../api/queryClient.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import { rememberUpload } from '../../../api/useLiveUpload.ts'
import { recallSent, rememberSent } from './recall.ts'
import { problemOf, sendFile, type Choices } from './sendFile.ts'

/** A file on its way, or an upload to be watched. */
export interface Parcel {
  readonly key: string
  /** Undefined for an upload that was found: this page does not have its file. */
  readonly file?: File
  readonly choices: Choices
  readonly stage: 'waiting' | 'sending' | 'received' | 'refused'
  /** Bytes that are on their way. */
  readonly bytes: number
  readonly uploadId?: number
  /** The same file had been received before. */
  readonly replayed?: boolean
  readonly problem?: ApiProblem
}

const sentAtOnce = 3

// Outside of the page, so that sending goes on while somebody looks at another one.
let parcels: readonly Parcel[] = recallSent().map(found)
let made = 0
const cancels = new Map<string, () => void>()
const listeners = new Set<() => void>()

/** What is sent and was sent from here, the newest first. */
export function useOutbox(): readonly Parcel[] {
  return useSyncExternalStore(subscribe, () => parcels)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function addFiles(files: readonly File[], choices: Choices): void {
  const added = files.map((file) => ({ key: `file-${made++}`, file, choices, stage: 'waiting', bytes: 0 }) as const)
  set([...added, ...parcels])
  sendNext()
}

/** Uploads that go on although they were not sent from here, or before the page was loaded again. */
export function addFound(ids: readonly number[]): void {
  const known = new Set(parcels.map(({ uploadId }) => uploadId))
  const added = ids.filter((id) => !known.has(id)).map(found)
  if (added.length > 0) set([...added, ...parcels])
}

export function sendAgain(key: string): void {
  change(key, { stage: 'waiting', bytes: 0 })
  sendNext()
}

/** Takes it off the page; what is being sent is stopped. */
export function remove(key: string): void {
  cancels.get(key)?.()
  set(parcels.filter((parcel) => parcel.key !== key))
}

function found(uploadId: number): Parcel {
  return { key: `upload-${uploadId}`, choices: {}, stage: 'received', bytes: 0, uploadId }
}

function sendNext(): void {
  if (cancels.size >= sentAtOnce) return
  // Those at the end have waited longest, but files that were chosen together go in their order.
  const next = parcels.find(({ stage }) => stage === 'waiting')
  if (next?.file === undefined) return
  void send(next, next.file)
  sendNext()
}

async function send({ key, choices }: Parcel, file: File): Promise<void> {
  const sending = sendFile(file, choices, (bytes) => change(key, { bytes }))
  cancels.set(key, sending.cancel)
  change(key, { stage: 'sending' })
  try {
    const { upload, replayed } = await sending.done
    rememberUpload(queryClient, upload)
    change(key, { stage: 'received', uploadId: upload.id, replayed })
    // A first file makes a broker.
    void queryClient.invalidateQueries({ queryKey: ['get', '/v1/brokers'] })
    void queryClient.invalidateQueries({ queryKey: ['get', '/v1/uploads'] })
  } catch (error) {
    const problem = problemOf(error)
    if (problem !== undefined) change(key, { stage: 'refused', problem })
  } finally {
    cancels.delete(key)
    sendNext()
  }
}

function change(key: string, changes: Partial<Parcel>): void {
  set(parcels.map((parcel) => (parcel.key === key ? { ...parcel, ...changes } : parcel)))
}

function set(now: readonly Parcel[]): void {
  parcels = now
  rememberSent(parcels.flatMap(({ uploadId }) => uploadId ?? []))
  const isSending = parcels.some(({ stage }) => stage === 'waiting' || stage === 'sending')
  // What is not received yet is lost when the page goes; what is received goes on by itself.
  if (isSending) window.addEventListener('beforeunload', warn)
  else window.removeEventListener('beforeunload', warn)
  for (const listener of listeners) listener()
}

const warn = (event: BeforeUnloadEvent) => event.preventDefault()
