import type pg from 'pg'
import type { TableName } from './book/tables.ts'
import type { DecryptionReport, Engine } from './decrypt/engine.ts'
import type { Keyring } from './decrypt/keyring.ts'
import { guardUpload } from './guard/guardUpload.ts'
import type { GuardLimits } from './guard/limits.ts'
import { openTable, type OpenTable } from './map/openTable.ts'
import { mergeRows } from './merge/mergeRows.ts'
import { decodeText } from './parse/decode.ts'
import { scanRecords } from './parse/scan.ts'
import { measure } from './receive/measure.ts'
import { stopOnAbort } from './receive/stopOnAbort.ts'
import { collectWarnings } from './report/collectWarnings.ts'
import { storeRejections } from './report/storeRejections.ts'
import { settleRepeats } from './stage/settleRepeats.ts'
import { stageRows } from './stage/stageRows.ts'
import { cancelOnAbort } from './store/cancelOnAbort.ts'
import { inTransaction } from './store/inTransaction.ts'
import { takeTurn } from './store/takeTurn.ts'
import {
  finishUpload,
  holdUpload,
  type ClaimedUpload,
  type HeldResult,
  type Phase,
  type UploadResult,
} from './store/uploads.ts'
import { createTimings } from './timings.ts'
import { createValidator } from './validate/createValidator.ts'

/** A received file. It may be opened more than once. */
export interface Source {
  readonly encrypted: boolean
  readonly bytes: number
  open(): AsyncIterable<Uint8Array>
}

export interface LoadParts {
  readonly pool: pg.Pool
  readonly engine: Engine
  /** Read anew for every load, so that an imported key counts at once. */
  readonly keyring: () => Promise<Keyring>
  readonly maxPlaintextBytes: number
  /** Of one file, those that are rejected included. */
  readonly maxRows: number
  /** From when on a file is held. */
  readonly guards: GuardLimits
  /** How long reading may stand still, or a locked table be waited for, until the attempt is ended; in milliseconds. */
  readonly stallTime: number
}

/** Where the load stands, for whoever shows it, and the word to stop. */
export interface LoadWatch {
  phase: Phase
  bytesDone: number
  rowsRead: number
  readonly signal: AbortSignal
}

/**
 * From a received file to rows in the book: the whole of Openbook's work on one upload, in order.
 *
 *     receive → decrypt → parse → map → validate → stage → guard → merge → report → serve
 *
 * The file was received before (receive/), and what comes of it is served after (serve/). Decrypt to validate are
 * streams: rows flow into the stage as the file is read, in bounded memory. All of it is one transaction, whose last
 * statement is fenced by the attempt: the rows, the rejections, the counts and the upload's end are committed
 * together or not at all, whatever dies in between.
 *
 * @returns what came of it; or, when the guards hold the file, why: nothing was merged then
 * @throws Failure `decrypt.*`, `parse.*`, `map.*` for what is wrong with the file; other errors for what is wrong here
 */
export async function load(
  parts: LoadParts,
  upload: ClaimedUpload,
  source: Source,
  watch: LoadWatch,
): Promise<UploadResult | HeldResult> {
  const timings = createTimings()
  return inTransaction(parts.pool, async (tx) => {
    await using _ = cancelOnAbort(parts.pool, tx, watch.signal)
    enter(watch, 'waiting')
    await timings.of('waiting', takeTurn(tx, upload, { signal: watch.signal, lockTime: parts.stallTime }))

    enter(watch, 'reading')
    await using file = await timings.of('opening', read(parts, source, upload.wantedTable, watch))
    const { mapping } = file
    const staged = await timings.of(
      'reading',
      stageRows(tx, mapping, validate(file), {
        maxRows: parts.maxRows,
        onRows: (rows) => (watch.rowsRead = rows),
      }),
    )

    enter(watch, 'settling')
    const readAgain = () => rowsAgain(parts, upload, source, watch)
    const settled = staged.mayRepeat
      ? await timings.of('settling', settleRepeats(tx, mapping, readAgain))
      : { repeated: 0, conflicting: 0 }
    const valid = staged.valid - settled.repeated - settled.conflicting

    const { hold, ...guarded } = await timings.of(
      'guarding',
      guardUpload(tx, upload, { mapping, valid, writtenAt: file.report()?.writtenAt }, parts.guards),
    )
    const known = {
      table: mapping.table.name,
      header: mapping.header,
      ...guarded,
      warnings: collectWarnings(file.report(), mapping, staged.noted),
      keyFingerprint: file.report()?.keyFingerprint,
      sha256: file.sha256(),
    }
    if (hold !== undefined) {
      const held: HeldResult = { ...known, hold, read: staged.read, timings: timings.all() }
      watch.signal.throwIfAborted()
      if (!(await holdUpload(tx, upload, held))) throw lost()
      return held
    }

    enter(watch, 'merging')
    const { added, updated } = await timings.of('merging', mergeRows(tx, upload, mapping, valid))

    enter(watch, 'reporting')
    const rejected = await timings.of('reporting', storeRejections(tx, upload))
    const result: UploadResult = {
      ...known,
      counts: {
        read: staged.read,
        added,
        updated,
        unchanged: valid - added - updated,
        rejected,
        repeated: settled.repeated,
      },
      timings: timings.all(),
    }
    watch.signal.throwIfAborted()
    if (!(await finishUpload(tx, upload, result))) throw lost()
    return result
  })
}

function lost(): Error {
  return new Error('the upload was cancelled or taken over')
}

function enter(watch: LoadWatch, phase: Phase): void {
  watch.signal.throwIfAborted()
  watch.phase = phase
}

interface OpenFile extends OpenTable {
  /** What decryption says, once the rows have ended; nothing for a plain file. */
  report(): DecryptionReport | undefined
  sha256(): Buffer
}

/** Decrypt, parse and map: the file's table, its rows still to come. */
async function read(
  parts: LoadParts,
  source: Source,
  wanted: TableName | undefined,
  watch: LoadWatch,
): Promise<OpenFile> {
  const received = measure(stopOnAbort(source.open(), watch.signal), (bytes) => {
    watch.signal.throwIfAborted()
    watch.bytesDone = bytes
  })
  const limits = { maxBytes: parts.maxPlaintextBytes, signal: watch.signal }
  const decryption = source.encrypted
    ? parts.engine.decrypt(received.bytes, await parts.keyring(), limits)
    : { plaintext: received.bytes, report: () => undefined }
  const table = await openTable(scanRecords(decodeText(decryption.plaintext)), wanted)
  return { ...table, report: () => decryption.report(), sha256: received.sha256 }
}

async function* validate(table: OpenTable) {
  const validator = createValidator(table.mapping)
  for await (const batch of table.rows) yield validator(batch)
}

/** The file's rows from the start, for the stage to look some of them up. The progress that is shown stays as it is. */
async function* rowsAgain(parts: LoadParts, upload: ClaimedUpload, source: Source, watch: LoadWatch) {
  const unseen: LoadWatch = { phase: 'settling', bytesDone: 0, rowsRead: 0, signal: watch.signal }
  await using file = await read(parts, source, upload.wantedTable, unseen)
  yield* file.rows
}
