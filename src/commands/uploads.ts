import { Command, InvalidArgumentError, Option } from 'commander'
import { tableNames, type TableName } from '../book/tables.ts'
import type { Reads } from '../store/reads/run.ts'
import type { Upload } from '../store/reads/uploads.ts'
import type { UploadState } from '../store/schema.ts'
import { action } from './action.ts'
import { alignedTable, visible } from './console/alignedTable.ts'
import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'
import { printJson, printLines } from './output.ts'

interface Options {
  broker?: string
  state?: UploadState
  table?: TableName
  rejected?: true
  limit: number
  json?: boolean
}

const states: readonly UploadState[] = ['queued', 'running', 'held', 'succeeded', 'failed', 'cancelled']

const heads = [
  { name: 'id', right: true },
  { name: 'file' },
  { name: 'table' },
  { name: 'state' },
  ...['read', 'added', 'updated', 'unchanged', 'rejected', 'repeated'].map((name) => ({ name, right: true })),
  { name: 'received' },
  { name: 'remarks' },
]

export function uploadsCommand(context: Context): Command {
  const uploads = new Command('uploads').description(
    'list the files that were received or loaded and what came of each, or answer for one that is held',
  )
  uploads
    .command('list', { isDefault: true })
    .description('list them, the newest first, and whatever is held, however old it is')
    .option('--broker <slug>', 'whose files (default: the only broker there is)')
    .addOption(new Option('--state <state>', 'only those in this state').choices(states))
    .addOption(new Option('--table <name>', 'only those of this table').choices(tableNames))
    .option('--rejected', 'only those of which rows were rejected')
    .option('--limit <number>', 'how many of the newest', limit, 20)
    .option('--json', 'print one JSON document')
    .action(action<Options>(context, (options) => list(context, options)))
  const answers = {
    release: 'go: load a held file in spite of why it is held',
    discard: 'drop: end a held file, and nothing of it gets into the book',
  }
  for (const name of ['release', 'discard'] as const) {
    uploads
      .command(name)
      .description(answers[name])
      .argument('<id>', 'the upload’s number', uploadId)
      .option('--json', 'print one JSON document')
      .action(action<Options>(context, (options, [id]) => answer(context, options, name, Number(id))))
  }
  return uploads
}

async function list(context: Context, options: Options): Promise<Outcome> {
  const { openStore } = await import('../store/store.ts')
  const { findBroker } = await import('../store/brokers.ts')
  const { shapeUpload } = await import('../serve/shapes/upload.ts')
  const { findInterrupted } = await import('../work/findLost.ts')
  const store = await openStore(await context.config())
  try {
    await findInterrupted(store.pool)
    const broker = await findBroker(store.pool, options.broker)
    const rows = broker ? await read(store, broker.id, options) : []
    const uploads = rows.map(shapeUpload)
    if (options.json) printJson(context.stdout, { uploads })
    else if (uploads.length === 0)
      printLines(context.stdout, [isNarrowed(options) ? 'There is no such file.' : 'No file was received yet.'])
    else printLines(context.stdout, [...alignedTable(heads, uploads.map(cells)), ...uploads.flatMap(heldLines)])
    return 'ok'
  } finally {
    await store.close()
  }
}

/** The newest ones, and behind them those that are held: newer files must not push them out of sight. */
async function read(store: Reads, brokerId: number, { state, table, rejected, limit }: Options): Promise<Upload[]> {
  const { listUploads } = await import('../store/reads/uploads.ts')
  const query = { brokerId, ...(table && { table }) }
  const only = { ...query, ...(state && { state }), ...(rejected && { rejected }) }
  const { rows: newest } = await listUploads(store, only, { limit })
  if (state !== undefined || rejected) return newest
  const { rows: held } = await listUploads(store, { ...query, state: 'held' }, { limit: most })
  const shown = new Set(newest.map(({ id }) => id))
  return [...newest, ...held.filter(({ id }) => !shown.has(id))]
}

function isNarrowed({ state, table, rejected }: Options): boolean {
  return state !== undefined || table !== undefined || rejected === true
}

async function answer(context: Context, options: Options, name: Answer, id: number): Promise<Outcome> {
  const { answerHold } = await import('./uploads/answerHold.ts')
  const { upload, text } = await answerHold(await context.config(), name, id)
  if (options.json) printJson(context.stdout, { upload })
  else printLines(context.stdout, [text])
  return 'ok'
}

/** Why each held file waits, and how to answer. */
function heldLines({ id, state, source, hold }: Shape): string[] {
  if (state !== 'held' || hold === null) return []
  const go = source === 'api' ? `openbook uploads release ${id}` : 'openbook load FILE --go'
  return ['', `Upload ${id} is held: ${hold.message}`, `  Go: ${go}   Drop: openbook uploads discard ${id}`]
}

type Answer = 'release' | 'discard'
type Shape = ReturnType<typeof import('../serve/shapes/upload.ts').shapeUpload>

function cells(upload: Shape): string[] {
  const { counts } = upload
  const numbers = [counts.read, counts.added, counts.updated, counts.unchanged, counts.rejected, counts.repeated]
  const received = `${upload.created_at.slice(0, 16).replace('T', ' ')} UTC`
  const name = visible(upload.file_name ?? '')
  return [
    String(upload.id),
    name,
    upload.table ?? '',
    upload.state,
    ...numbers.map(String),
    received,
    upload.failure?.code ?? upload.hold?.code ?? [...new Set(upload.warnings.map(({ code }) => code))].join(' '),
  ]
}

/** How many are listed at most. */
const most = 500

function limit(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < 1 || value > most) throw new InvalidArgumentError('Write a number from 1 to 500.')
  return value
}

function uploadId(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Write the number that openbook uploads shows.')
  return Number(text)
}
