import { accessSync, constants, realpathSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Openbook } from '../../app.ts'
import { Failure } from '../../book/failures.ts'
import type { TableName } from '../../book/tables.ts'
import type { Broker } from '../../store/brokers.ts'
import { listRejections } from '../../store/reads/rejections.ts'
import type { UploadKind, UploadResult } from '../../store/uploads.ts'
import { loadFile } from '../../work/loadFile.ts'
import type { Outcome } from '../exitCodes.ts'
import { fileTrouble } from '../output.ts'
import { describeForCommand, tellFailure, UsageError, type ToldFailure } from '../reportFailure.ts'
import { shownRejections, type FileReport } from './loadReport.ts'
import type { ProgressView } from './progressView.ts'
import { rejectionsFileFor, writeRejections } from './rejectionsFile.ts'

export interface LoadRequest {
  readonly files: readonly string[]
  readonly broker: Broker
  readonly table?: TableName | undefined
  readonly kind?: UploadKind | undefined
  readonly exportedAt?: Date | undefined
  /** Load them even when the guards would hold them. */
  readonly go?: boolean | undefined
  readonly rejections?: string
}

/** Loads the files one after another, in the order given. One that fails does not keep the next from being loaded. */
export async function* loadFiles(
  openbook: Openbook,
  request: LoadRequest,
  showProgress: (file: string, bytes: number) => ProgressView,
  signal: AbortSignal,
): AsyncGenerator<FileReport> {
  for (const file of request.files) {
    if (signal.aborted) return
    const started = performance.now()
    const seconds = () => (performance.now() - started) / 1000
    try {
      yield { file, ...(await loadOne(openbook, request, file, showProgress, signal)), seconds: seconds() }
    } catch (error) {
      if (signal.aborted) throw error
      yield { file, state: 'failed', failure: tellFailure(error), seconds: seconds() }
    }
  }
}

export function outcomeOf(report: FileReport): Outcome {
  if (report.state === 'held') return 'held'
  if (report.state === 'failed' || report.rejectionsFailure !== undefined) return 'failed'
  return report.result.counts.rejected > 0 ? 'rejections' : 'ok'
}

type Loaded<R = FileReport> = R extends FileReport ? Omit<R, 'file' | 'seconds'> : never

async function loadOne(
  openbook: Openbook,
  request: LoadRequest,
  file: string,
  showProgress: (file: string, bytes: number) => ProgressView,
  signal: AbortSignal,
): Promise<Loaded> {
  const { broker, table, kind, exportedAt, go } = request
  const bytes = await stat(file).then(
    (info) => info.size,
    () => 0,
  )
  const view = showProgress(file, bytes)
  const { uploadId, outcome } = await loadFile(
    openbook,
    { path: file, brokerId: broker.id, table, kind, exportedAt, go },
    { signal, onProgress: (watch) => view.update(watch) },
  ).finally(() => view.done())
  if (outcome.state === 'superseded') {
    return { state: 'failed', uploadId, failure: describeForCommand('work.cancelled') }
  }
  if (outcome.state === 'failed') return { state: 'failed', uploadId, failure: tellFailure(outcome.failure) }
  if (outcome.state === 'held') return { state: 'held', uploadId, broker: broker.slug, result: outcome.result }
  const { result } = outcome
  const key = { brokerId: broker.id, id: uploadId }
  const rejections =
    result.counts.rejected > 0 ? (await listRejections(openbook.store, key, { limit: shownRejections })).rows : []
  const loaded = { state: 'succeeded', uploadId, broker: broker.slug, result, rejections } as const
  return request.rejections === undefined
    ? loaded
    : { ...loaded, ...(await keepRejections(openbook, request, file, loaded)) }
}

/** The file is in the book by now, whatever comes of this. */
async function keepRejections(
  openbook: Openbook,
  request: LoadRequest,
  file: string,
  loaded: { uploadId: number; result: UploadResult },
): Promise<{ rejectionsFile: string } | { rejectionsFailure: ToldFailure }> {
  const rejectionsFile = rejectionsFileFor(request.rejections!, file, request.files.length > 1)
  const key = { brokerId: request.broker.id, id: loaded.uploadId }
  try {
    await writeRejections(openbook.store, key, loaded.result.header, rejectionsFile)
    return { rejectionsFile }
  } catch (error) {
    return { rejectionsFailure: tellFailure(error) }
  }
}

/**
 * Refuses what would write rejected rows over a file that is to be loaded, or over one another, or nowhere.
 * @throws Failure file.unwritable
 */
export function checkRejectionsFiles(request: Pick<LoadRequest, 'files' | 'rejections'>): void {
  const { files, rejections } = request
  if (rejections === undefined) return
  const written = files.map((input) => rejectionsFileFor(rejections, input, files.length > 1))
  const over = written.find(
    (file, index) => files.some((input) => isSameFile(input, file)) || written.indexOf(file) < index,
  )
  if (over !== undefined) {
    throw new UsageError(`the rejected rows would be written over ${over}. Name another file with --rejections.`)
  }
  // Better now than after the load.
  const folder = dirname(resolve(rejections))
  try {
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw new Failure('file.unwritable', { file: rejections, detail: fileTrouble(cause) }, { cause })
  }
}

function isSameFile(one: string, other: string): boolean {
  return realPath(one) === realPath(other)
}

function realPath(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return resolve(file)
  }
}
