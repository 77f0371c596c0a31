import { Command, InvalidArgumentError } from 'commander'
import { action } from './action.ts'
import { alignedTable, visible } from './console/alignedTable.ts'
import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'
import { printJson, printLines } from './output.ts'

interface Options {
  broker?: string
  limit: number
  json?: boolean
}

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
  return new Command('uploads')
    .description('list the files that were received or loaded, the newest first, and what came of each')
    .option('--broker <slug>', 'whose files (default: the only broker there is)')
    .option('--limit <number>', 'how many', limit, 20)
    .option('--json', 'print one JSON document')
    .action(action<Options>(context, (options) => list(context, options)))
}

async function list(context: Context, options: Options): Promise<Outcome> {
  const { openStore } = await import('../store/store.ts')
  const { findBroker } = await import('../store/brokers.ts')
  const { listUploads } = await import('../store/reads/uploads.ts')
  const { shapeUpload } = await import('../serve/shapes/upload.ts')
  const { findInterrupted } = await import('../work/findLost.ts')
  const store = await openStore(await context.config())
  try {
    await findInterrupted(store.pool)
    const broker = await findBroker(store.pool, options.broker)
    const { rows } = broker ? await listUploads(store, { brokerId: broker.id }, { limit: options.limit }) : { rows: [] }
    const uploads = rows.map(shapeUpload)
    if (options.json) printJson(context.stdout, { uploads })
    else if (uploads.length === 0) printLines(context.stdout, ['No file was received yet.'])
    else printLines(context.stdout, alignedTable(heads, uploads.map(cells)))
    return 'ok'
  } finally {
    await store.close()
  }
}

function cells(upload: ReturnType<typeof import('../serve/shapes/upload.ts').shapeUpload>): string[] {
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
    upload.failure?.code ?? [...new Set(upload.warnings.map(({ code }) => code))].join(' '),
  ]
}

function limit(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < 1 || value > 500) throw new InvalidArgumentError('Write a number from 1 to 500.')
  return value
}
