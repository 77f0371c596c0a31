import { Command, InvalidArgumentError } from 'commander'
import { Failure } from '../book/failures.ts'
import { action } from './action.ts'
import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'
import { printJson, printLines } from './output.ts'
import { UsageError } from './reportFailure.ts'
import { tableNames, type TableName } from '../book/tables.ts'
import type { Store } from '../store/store.ts'

interface Options {
  name?: string
  snapshots?: TableName[]
  json?: boolean
}

export function brokersCommand(context: Context): Command {
  const brokers = new Command('brokers').description(
    'list the brokers whose books are here, add one, or change its settings',
  )
  brokers
    .command('list', { isDefault: true })
    .description('list the brokers')
    .option('--json', 'print one JSON document')
    .action(action<Options>(context, (options) => withStore(context, (store) => list(context, store, options))))
  brokers
    .command('add')
    .description('add a broker; adding one that is there changes nothing')
    .argument('<slug>', 'its short name in addresses and commands: lower-case letters, digits and dashes')
    .option('--name <name>', 'the name people know it by (default: the slug)')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  openbook brokers add acme --name "Acme Brokerage"')
    .action(action<Options>(context, (options, [slug = '']) => add(context, options, slug)))
  brokers
    .command('set')
    .description("change a broker's name or settings; what is left out stays as it is")
    .argument('<slug>', 'which broker')
    .option('--name <name>', 'the name people know it by')
    .option(
      '--snapshots <tables>',
      'whose files are full exports: clients,carriers,policies or some of them, or none',
      snapshots,
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  openbook brokers set acme --snapshots clients,policies')
    .action(action<Options>(context, (options, [slug = '']) => set(context, options, slug)))
  return brokers
}

function snapshots(text: string): TableName[] {
  const named = text === 'none' ? [] : text.split(',').map((name) => name.trim() as TableName)
  if (named.every((name) => tableNames.includes(name))) return named
  throw new InvalidArgumentError(`Write some of ${tableNames.join(',')} with commas between them, or none.`)
}

async function list(context: Context, store: Store, options: Options): Promise<Outcome> {
  const { listBrokers } = await import('../store/reads/brokers.ts')
  const { alignedTable } = await import('./console/alignedTable.ts')
  const rows = await listBrokers(store)
  const brokers = rows.map(({ slug, name, snapshot_tables, created_at }) => ({
    slug,
    name,
    snapshot_tables,
    created_at,
  }))
  if (options.json) printJson(context.stdout, { brokers })
  else if (rows.length === 0) printLines(context.stdout, ['There are no brokers yet. The first load makes one.'])
  else {
    const heads = ['slug', 'name', 'since', 'full exports'].map((name) => ({ name }))
    const cells = rows.map((row) => [
      row.slug,
      row.name,
      row.created_at.toISOString().slice(0, 10),
      row.snapshot_tables.join(','),
    ])
    printLines(context.stdout, alignedTable(heads, cells))
  }
  return 'ok'
}

async function add(context: Context, options: Options, slug: string): Promise<Outcome> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) {
    throw new UsageError(
      `"${slug}" cannot be a slug: write lower-case letters, digits and dashes, at most 63, such as acme-west.`,
    )
  }
  return withStore(context, async (store) => {
    const { addBroker } = await import('../store/brokers.ts')
    const broker = await addBroker(store.pool, { slug, name: options.name ?? slug })
    if (options.json) printJson(context.stdout, { slug: broker.slug, name: broker.name })
    else printLines(context.stdout, [`${broker.slug} (${broker.name}) is there.`])
    return 'ok'
  })
}

async function set(context: Context, options: Options, slug: string): Promise<Outcome> {
  const { name, snapshots: snapshotTables } = options
  if (name === undefined && snapshotTables === undefined) {
    throw new UsageError('there is nothing to change: give --name, --snapshots or both.')
  }
  return withStore(context, async (store) => {
    const { changeBroker } = await import('../store/brokers.ts')
    const { listBrokers } = await import('../store/reads/brokers.ts')
    await changeBroker(store.pool, slug, { name, snapshotTables })
    const now = (await listBrokers(store)).find((broker) => broker.slug === slug)
    if (now === undefined) throw new Failure('broker.unknown', { broker: slug.slice(0, 64) })
    const { snapshot_tables } = now
    const tables = snapshot_tables.length === 0 ? 'no files' : `files of ${snapshot_tables.join(', ')}`
    if (options.json) printJson(context.stdout, { slug, name: now.name, snapshot_tables })
    else
      printLines(context.stdout, [
        `${slug} (${now.name}): ${tables} are full exports unless the sender says otherwise.`,
      ])
    return 'ok'
  })
}

async function withStore(context: Context, work: (store: Store) => Promise<Outcome>): Promise<Outcome> {
  const { openStore } = await import('../store/store.ts')
  const store = await openStore(await context.config())
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
