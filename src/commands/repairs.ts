import { Command, Option } from 'commander'
import { dollars } from '../book/dollars.ts'
import { tables, tableNames, type TableName } from '../book/tables.ts'
import type { Answer } from '../store/decisions/repairs.ts'
import type { RepairedField, RepairGroup } from '../store/reads/repairGroups.ts'
import type { RepairState } from '../store/schema.ts'
import { action } from './action.ts'
import { alignedTable } from './console/alignedTable.ts'
import type { Context } from './context.ts'
import { dateOption, decideInBook, limitOption, moreLines, today, withBook } from './decisions.ts'
import type { Outcome } from './exitCodes.ts'
import { count, plural, printJson, printLines } from './output.ts'
import { UsageError } from './reportFailure.ts'

interface Options {
  broker?: string
  state: RepairState | 'all'
  table?: TableName
  code?: string
  asOf?: string
  limit: number
  json?: boolean
}

const states = ['proposed', 'accepted', 'refused', 'applied', 'all'] as const

export function repairsCommand(context: Context): Command {
  const repairs = new Command('repairs').description('list what Openbook proposes to repair, and say yes or no to it')
  const shared = (command: Command) =>
    command
      .option('--broker <slug>', 'whose book (default: the only broker there is)')
      .option('--as-of <date>', 'the day from which the 12 months count (default: today)', dateOption)
      .option('--json', 'print one JSON document')
  shared(repairs.command('list', { isDefault: true }))
    .description('list repairs by what causes them, those with most premium to renew first')
    .addOption(new Option('--state <state>', 'which ones').choices(states).default('proposed'))
    .addOption(new Option('--table <name>', 'only those of one table').choices(tableNames))
    .option('--code <code>', 'only those of one finding')
    .option('--limit <number>', 'how many', limitOption, 50)
    .action(action<Options>(context, (options) => list(context, options)))
  shared(repairs.command('show'))
    .description('show one repair with its records')
    .argument('<id>', 'the id that the list shows')
    .option('--limit <number>', 'how many records', limitOption, 50)
    .action(action<Options>(context, (options, [id = '']) => show(context, options, id)))
  const answers: readonly [Answer, string][] = [
    ['accept', 'say yes: the proposed value counts, for all records with the same cause, also those that come'],
    ['refuse', 'say no: the proposal goes, and the finding stays until the right value is sent'],
    ['reopen', 'take the answer back: the repair waits for one again'],
  ]
  for (const [name, description] of answers) {
    shared(repairs.command(name))
      .description(description)
      .argument('<id...>', 'the ids that the list shows')
      .action(action<Options>(context, (options, ids) => answer(context, options, name, ids)))
  }
  return repairs
}

async function list(context: Context, options: Options): Promise<Outcome> {
  const { listRepairGroups } = await import('../store/reads/repairGroups.ts')
  const { shapeRepair } = await import('../serve/shapes/repairs.ts')
  return withBook(context, options.broker, async (store, broker) => {
    const { state, table, code, limit } = options
    const query = {
      brokerId: broker?.id ?? 0,
      asOf: options.asOf ?? today(),
      table,
      code,
      state: state === 'all' ? undefined : state,
    }
    const { rows, next } = await listRepairGroups(store, query, { limit })
    if (options.json) printJson(context.stdout, { repairs: rows.map(shapeRepair), has_more: next !== undefined })
    else if (rows.length === 0) printLines(context.stdout, [`There are no repairs${nothing[state]}.`])
    else printLines(context.stdout, [...alignedTable(heads, rows.map(cells)), ...moreLines(next !== undefined)])
    return 'ok'
  })
}

const nothing = {
  proposed: ' that wait for an answer',
  accepted: ' that were accepted',
  refused: ' that were refused',
  applied: ' that were done without asking',
  all: '',
} as const

const heads = [
  { name: 'id' },
  { name: 'finding' },
  { name: 'state' },
  { name: 'records', right: true },
  { name: 'renewing', right: true },
  { name: 'premium', right: true },
  { name: 'repair' },
  { name: 'found from' },
]

function cells(group: RepairGroup): (string | null)[] {
  return [
    group.id,
    group.code,
    group.settled ? group.state : `${group.state}, being applied`,
    countRecords(group),
    count(group.renewing_policies),
    dollars(group.renewing_premium),
    group.fields.map(describeField).join('; '),
    group.evidence,
  ]
}

function countRecords(group: RepairGroup): string {
  return plural(group.records, tables[group.table_name].record, group.table_name)
}

/** "state Californa → CA" */
function describeField({ field, sent, same_sent, value, same_value }: RepairedField): string {
  const from = same_sent ? (sent ?? '(nothing)') : '(several)'
  return `${field} ${from} → ${same_value ? (value ?? '(nothing)') : '(several)'}`
}

async function show(context: Context, options: Options, id: string): Promise<Outcome> {
  const { findRepairGroup } = await import('../store/decisions/repairs.ts')
  const { listRepairRows } = await import('../store/reads/repairRows.ts')
  const { shapeRepair, shapeRepairedRecord } = await import('../serve/shapes/repairs.ts')
  return withBook(context, options.broker, async (store, broker) => {
    const query = { brokerId: broker?.id ?? 0, asOf: options.asOf ?? today() }
    const group = await findRepairGroup(store, query, checkId(id))
    const { rows, next } = await listRepairRows(store, query.brokerId, group, { limit: options.limit })
    if (options.json) {
      const records = rows.map(shapeRepairedRecord)
      printJson(context.stdout, { repair: shapeRepair(group), records, has_more: next !== undefined })
      return 'ok'
    }
    const columns = [{ name: 'id', right: true }, ...['name', 'field', 'sent', 'value', 'found from'].map(named)]
    const lines = rows.map((row) => [String(row.record_id), row.name, row.field, row.sent, row.value, row.evidence])
    const head = `${group.code}, ${group.state}: ${countRecords(group)}, ${renewing(group)}`
    printLines(context.stdout, [head, '', ...alignedTable(columns, lines), ...moreLines(next !== undefined)])
    return 'ok'
  })
}

function named(name: string): { name: string } {
  return { name }
}

function renewing(group: RepairGroup): string {
  return `${plural(group.renewing_policies, 'policy', 'policies')} (${dollars(group.renewing_premium)}) to renew`
}

async function answer(context: Context, options: Options, given: Answer, ids: readonly string[]): Promise<Outcome> {
  const { answerRepair, findRepairGroup } = await import('../store/decisions/repairs.ts')
  const { shapeRepair } = await import('../serve/shapes/repairs.ts')
  const wanted = ids.map(checkId)
  const told: { changed: boolean; group: RepairGroup }[] = []
  return decideInBook(context, options.broker, async (deciding, broker) => {
    const query = { brokerId: broker.id, asOf: options.asOf ?? today() }
    // All of them are there before any is answered.
    for (const id of wanted) await findRepairGroup(deciding.store, query, id)
    for (const id of wanted) told.push(await answerRepair(deciding, query, id, given))
  }).then((outcome) => {
    if (options.json) {
      const repairs = told.map(({ changed, group }) => ({ ...shapeRepair(group), changed }))
      printJson(context.stdout, { repairs })
    } else printLines(context.stdout, told.map(describeAnswer))
    return outcome
  })
}

function describeAnswer({ group, changed }: { group: RepairGroup; changed: boolean }): string {
  const state = group.state === 'proposed' ? 'waits for an answer' : group.state
  return `${group.id} ${changed ? '' : 'was so before: '}${state}, ${countRecords(group)}, ${renewing(group)}`
}

function checkId(id: string): string {
  if (!/^[0-9a-f]{16}$/.test(id)) {
    throw new UsageError(`"${id}" is no repair's id: openbook repairs lists them, 16 digits and letters a to f each.`)
  }
  return id
}
