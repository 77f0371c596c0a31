import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createMessage, encrypt, readKey } from 'openpgp'
import type { Openbook } from '../../app.ts'
import { sampleBook, sampleBroker } from '../../sample/book.ts'
import { csvText } from '../../sample/csv.ts'
import type { SampleOptions } from '../../sample/options.ts'
import { sampleUpdate } from '../../sample/update.ts'
import { csvRow, headerOf, sampleRows, writeSample, writeTable, type SampleFile } from '../../sample/write.ts'
import type { ReadinessShape } from '../../serve/shapes/readiness.ts'
import type { UploadShape } from '../../serve/shapes/upload.ts'
import { addBroker, type Broker } from '../../store/brokers.ts'
import { bringUpToDate } from '../assess/bringUpToDate.ts'
import { headLine } from '../assess/scorecardLines.ts'
import { loadFiles } from '../load/loadFiles.ts'
import { reportLines, sumLine, type FileReport } from '../load/loadReport.ts'
import { progressView } from '../load/progressView.ts'
import { plural } from '../output.ts'
import type { Running } from '../service/startService.ts'
import { followUpload } from './followUpload.ts'

const updateName = 'ClientUpdates.csv.gpg'

export interface Story {
  readonly broker: Broker
  readonly files: readonly FileReport[]
  readonly update: UploadShape
  readonly rejections: readonly RejectionShape[]
  readonly summary: object
  readonly readiness: ReadinessShape
}

interface RejectionShape {
  readonly line: number
  readonly findings: readonly { readonly column: string | null; readonly message: string }[]
}

/**
 * What Openbook is for, once through: a book is made and loaded, then a broker's encrypted update comes over HTTP and
 * is followed to its end. Telling it again on the same data finds everything unchanged.
 */
export async function tellStory(
  running: Running & { url: string },
  stderr: NodeJS.WriteStream,
  say: (...lines: string[]) => void,
  signal: AbortSignal,
): Promise<Story> {
  const { openbook, url } = running
  const broker = await addBroker(openbook.pool, sampleBroker)
  const options = sampleBook()

  const folder = join(openbook.config.dataDirectory, 'demo')
  say('', `1. A sample book, with a real book's faults (in ${folder}):`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const written = writeBook(folder, options, await knowsUpdate(openbook.pool, broker, options))
  say(...written.map(({ table, rows }) => `   ${plural(rows, 'row')} of ${table}`))

  say('', '2. Loading it, as openbook load does:')
  const request = { files: written.map(({ file }) => file), broker }
  const files: FileReport[] = []
  for await (const report of loadFiles(openbook, request, (file, bytes) => progressView(stderr, file, bytes), signal)) {
    say(...shortened(reportLines(report)).map((line) => `   ${line}`))
    files.push(report)
  }

  say('', `3. The broker encrypts an update to the key at /v1/encryption-key and sends it to POST /v1/uploads:`)
  const { message, upload } = await sendUpdate(url, broker, options, signal)
  say(`   200: ${message}`)
  const update = await follow(url, upload, say, signal)

  say('', '4. What came of it:')
  const rejections = await read<{ data: RejectionShape[] }>(url, upload.links.rejections, signal)
  say(...endLines(update), ...rejections.data.flatMap(rejectionLines).map((line) => `   ${line}`))
  const summary = await read<object>(url, `/v1/summary?broker=${broker.slug}`, signal)

  say('', '5. What the book is worth, as openbook assess tells:')
  await bringUpToDate(openbook.pool, broker.id, { signal })
  const readiness = await read<ReadinessShape>(url, `/v1/readiness?broker=${broker.slug}&limit=3`, signal)
  say(...readinessLines(readiness).map((line) => `   ${line}`))
  return { broker, files, update, rejections: rejections.data, summary, readiness }
}

/** When the story was told before, the book is a later export: it has what the update said. */
function writeBook(folder: string, options: SampleOptions, later: boolean): SampleFile[] {
  const { files } = writeSample(folder, options, true)
  if (!later) return [...files]
  const update = new Map([...sampleUpdate(options)].map((row) => [row[0]!, row]))
  function* rows() {
    for (const row of sampleRows('clients', options)) yield update.get(row.cells[0]!) ?? csvRow(row)
    for (const row of update.values()) if (Number(row[0]) > options.clients) yield row
  }
  return files.map((file) => (file.table === 'clients' ? writeTable(file.file, 'clients', rows()) : file))
}

async function knowsUpdate(pool: Openbook['pool'], broker: Broker, options: SampleOptions): Promise<boolean> {
  const added = options.clients + 1
  const { rowCount } = await pool.query('select from clients where broker_id = $1 and id = $2', [broker.id, added])
  return rowCount === 1
}

async function sendUpdate(
  url: string,
  broker: Broker,
  options: SampleOptions,
  signal: AbortSignal,
): Promise<{ message: string; upload: UploadShape }> {
  const key = await fetch(new URL('/v1/encryption-key', url), { signal })
  const text = [...csvText(headerOf('clients'), sampleUpdate(options))].join('')
  const encrypted = await encrypt({
    message: await createMessage({ text }),
    encryptionKeys: await readKey({ armoredKey: await key.text() }),
    format: 'binary',
  })
  const body = new FormData()
  body.set('file', new Blob([encrypted as Uint8Array<ArrayBuffer>]), updateName)
  const response = await fetch(new URL(`/v1/uploads?broker=${broker.slug}`, url), { method: 'POST', body, signal })
  if (response.status !== 200) throw new Error(`POST /v1/uploads answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as { message: string; upload: UploadShape }
}

async function follow(
  url: string,
  upload: UploadShape,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<UploadShape> {
  let last = upload
  let said = ''
  for await (const now of followUpload(url, upload, signal)) {
    last = now
    const line = `   ${now.state}${now.phase === null ? '' : `: ${now.phase}`}`
    if (line !== said) say((said = line))
  }
  return last
}

function endLines({ counts, state, failure }: UploadShape): string[] {
  if (failure !== null) return [`   ${state}: ${failure.message}`, `   ${failure.hint}`]
  return [`   ${updateName} → clients: ${sumLine(counts)}`]
}

function rejectionLines({ line, findings }: RejectionShape): string[] {
  return findings.map(({ message }) => `  line ${line}: ${message}`)
}

/** How much is ready, and what would make more of it ready. */
function readinessLines(readiness: ReadinessShape): string[] {
  return [headLine(readiness), ...readiness.work.fixes.map(({ sentence }) => `  mend: ${sentence}`)]
}

/** Of the many rejected rows of a first load, a few are enough here. */
function shortened(lines: readonly string[]): string[] {
  return lines.length <= 6
    ? [...lines]
    : [...lines.slice(0, 4), `  … and more like these: GET /v1/uploads/{id}/rejections has all of them`]
}

async function read<T>(url: string, path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(new URL(path, url), { signal })
  if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`)
  return (await response.json()) as T
}
