import { Command } from 'commander'
import { action } from './action.ts'
import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'
import { printJson, printLines } from './output.ts'
import { UsageError } from './reportFailure.ts'
import type { Store } from '../store/store.ts'

interface Options {
  name?: string
  json?: boolean
}

export function brokersCommand(context: Context): Command {
  const brokers = new Command('brokers').description('list the brokers whose books are here, or add one')
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
  return brokers
}

async function list(context: Context, store: Store, options: Options): Promise<Outcome> {
  const { listBrokers } = await import('../store/reads/brokers.ts')
  const { alignedTable } = await import('./console/alignedTable.ts')
  const rows = await listBrokers(store)
  const brokers = rows.map(({ slug, name, created_at }) => ({ slug, name, created_at }))
  if (options.json) printJson(context.stdout, { brokers })
  else if (rows.length === 0) printLines(context.stdout, ['There are no brokers yet. The first load makes one.'])
  else {
    const heads = [{ name: 'slug' }, { name: 'name' }, { name: 'since' }]
    const cells = rows.map(({ slug, name, created_at: since }) => [slug, name, since.toISOString().slice(0, 10)])
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

async function withStore(context: Context, work: (store: Store) => Promise<Outcome>): Promise<Outcome> {
  const { openStore } = await import('../store/store.ts')
  const store = await openStore(await context.config())
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
