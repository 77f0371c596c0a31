import { Argument, Command, InvalidArgumentError } from 'commander'
import { dollars } from '../book/dollars.ts'
import { tables } from '../book/tables.ts'
import type { Held } from '../store/decisions/holdbacks.ts'
import { action } from './action.ts'
import { alignedTable } from './console/alignedTable.ts'
import type { Context } from './context.ts'
import { dateOption, decideInBook, limitOption, moreLines, today, withBook } from './decisions.ts'
import type { Outcome } from './exitCodes.ts'
import { count, printJson, printLines } from './output.ts'

interface Options {
  broker?: string
  asOf?: string
  limit: number
  reason?: string
  json?: boolean
}

type HeldTable = Held['table']

export function holdbacksCommand(context: Context): Command {
  const holdbacks = new Command('holdbacks').description('list what is held back from carriers, or hold something back')
  const shared = (command: Command) =>
    command
      .option('--broker <slug>', 'whose book (default: the only broker there is)')
      .option('--json', 'print one JSON document')
  const record = (command: Command) =>
    shared(command)
      .addArgument(new Argument('<table>', 'a client is held back with all its policies').choices(heldTables))
      .argument('<id>', "the record's own id", recordId)
  shared(holdbacks.command('list', { isDefault: true }))
    .description('list the clients and policies that are held back')
    .option('--as-of <date>', 'the day from which the 12 months count (default: today)', dateOption)
    .option('--limit <number>', 'how many', limitOption, 50)
    .action(action<Options>(context, (options) => list(context, options)))
  record(holdbacks.command('add'))
    .description('hold a client or a policy back from carriers; once more changes the reason')
    .option('--reason <text>', 'why, for whoever looks later', reason)
    .addHelpText('after', '\nExample:\n  openbook holdbacks add policies 17 --reason "Being sold"')
    .action(action<Options>(context, (options, args) => change(context, options, 'add', args)))
  record(holdbacks.command('remove'))
    .description('show it to carriers again')
    .action(action<Options>(context, (options, args) => change(context, options, 'remove', args)))
  return holdbacks
}

const heldTables: readonly HeldTable[] = ['clients', 'policies']

async function list(context: Context, options: Options): Promise<Outcome> {
  const { listHoldbacks } = await import('../store/reads/holdbacks.ts')
  const { shapeHoldback } = await import('../serve/shapes/holdbacks.ts')
  return withBook(context, options.broker, async (store, broker) => {
    const query = { brokerId: broker?.id ?? 0, asOf: options.asOf ?? today() }
    const { rows, next } = await listHoldbacks(store, query, { limit: options.limit })
    const held = rows.map(shapeHoldback)
    if (options.json) printJson(context.stdout, { holdbacks: held, has_more: next !== undefined })
    else if (held.length === 0) printLines(context.stdout, ['Nothing is held back from carriers.'])
    else {
      const cells = held.map(({ table, record_id, name, reason, since, renewing }) => [
        table,
        String(record_id),
        name,
        count(renewing.policies),
        dollars(renewing.premium),
        since.slice(0, 10),
        reason,
      ])
      printLines(context.stdout, [...alignedTable(heads, cells), ...moreLines(next !== undefined)])
    }
    return 'ok'
  })
}

const heads = [
  { name: 'table' },
  { name: 'id', right: true },
  { name: 'name or type' },
  { name: 'renewing', right: true },
  { name: 'premium', right: true },
  { name: 'since' },
  { name: 'reason' },
]

async function change(
  context: Context,
  options: Options,
  what: 'add' | 'remove',
  [table = '', id = '']: readonly string[],
): Promise<Outcome> {
  const { holdBack, releaseHoldback } = await import('../store/decisions/holdbacks.ts')
  const name = table as HeldTable
  let changed = false
  const outcome = await decideInBook(context, options.broker, async (deciding, broker) => {
    const held = { brokerId: broker.id, table: name, id: Number(id) }
    changed =
      what === 'add' ? await holdBack(deciding, held, options.reason ?? null) : await releaseHoldback(deciding, held)
  })
  const is = what === 'add' ? 'is held back from carriers' : 'is not held back'
  if (options.json) printJson(context.stdout, { table, record_id: Number(id), held: what === 'add', changed })
  else printLines(context.stdout, [`The ${tables[name].record} ${id} ${is}${changed ? '' : ', as before'}.`])
  return outcome
}

function recordId(text: string): string {
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(Number(text))) {
    throw new InvalidArgumentError('Write the whole number that is its Id.')
  }
  return text
}

function reason(text: string): string {
  if (text === '' || text.length > 500) throw new InvalidArgumentError('Write 1 to 500 characters.')
  return text
}
