import { Command } from 'commander'
import { dollars } from '../book/dollars.ts'
import { lines } from '../book/lines.ts'
import type { LineDecided } from '../store/decisions/lines.ts'
import type { ListedLabel } from '../store/reads/policyLabels.ts'
import { action } from './action.ts'
import { alignedTable, visible } from './console/alignedTable.ts'
import type { Context } from './context.ts'
import { dateOption, decideInBook, limitOption, moreLines, today, withBook } from './decisions.ts'
import type { Outcome } from './exitCodes.ts'
import { count, plural, printJson, printLines } from './output.ts'
import { UsageError } from './reportFailure.ts'

interface Options {
  broker?: string
  waiting?: boolean
  asOf?: string
  limit: number
  json?: boolean
}

export function linesCommand(context: Context): Command {
  const command = new Command('lines').description('list what policy types are taken for, and decide about them')
  const shared = (child: Command) =>
    child
      .option('--broker <slug>', 'whose book (default: the only broker there is)')
      .option('--json', 'print one JSON document')
  shared(command.command('list', { isDefault: true }))
    .description('list the policy types of the book, those with most premium first')
    .option('--waiting', 'only those that wait for a decision')
    .option('--as-of <date>', 'the day from which the 12 months count (default: today)', dateOption)
    .option('--limit <number>', 'how many', limitOption, 100)
    .action(action<Options>(context, (options) => list(context, options)))
  command
    .command('choices')
    .description('list the lines that there are to choose from')
    .option('--json', 'print one JSON document')
    .action(action<Options>(context, (options) => listChoices(context, options)))
  shared(command.command('decisions'))
    .description('list what was decided, also about types that no policy has at the moment')
    .option('--limit <number>', 'how many', limitOption, 100)
    .action(action<Options>(context, (options) => listDecisions(context, options)))
  shared(command.command('set'))
    .description('decide what a policy type is: for all its policies, and for those that come')
    .argument('<type>', 'the policy type; its case does not matter')
    .argument('<line>', 'a line that "openbook lines choices" lists, or not-pc: no property and casualty')
    .addHelpText('after', '\nExample:\n  openbook lines set "Umbrella" umbrella-excess')
    .action(action<Options>(context, (options, [type = '', line = '']) => set(context, options, type, line)))
  shared(command.command('unset'))
    .description('take a decision back: the rules say again what the type is')
    .argument('<type>', 'the policy type')
    .action(action<Options>(context, (options, [type = '']) => set(context, options, type, null)))
  return command
}

async function list(context: Context, options: Options): Promise<Outcome> {
  const { listLabels } = await import('../store/reads/policyLabels.ts')
  const { shapeLabel } = await import('../serve/shapes/lines.ts')
  const { limit, waiting = false } = options
  return withBook(context, options.broker, async (store, broker) => {
    const query = { brokerId: broker?.id ?? 0, asOf: options.asOf ?? today(), waiting }
    const { rows, next } = await listLabels(store, query, { limit })
    if (options.json) {
      printJson(context.stdout, { lines: rows.map(shapeLabel), has_more: next !== undefined })
    } else if (rows.length === 0) {
      printLines(context.stdout, [waiting ? 'No policy type waits for a decision.' : 'There are no policy types yet.'])
    } else {
      printLines(context.stdout, [...alignedTable(heads, rows.map(cells)), ...moreLines(next !== undefined)])
    }
    return 'ok'
  })

  function cells(row: ListedLabel): string[] {
    const { waiting, decision, candidates } = shapeLabel(row)
    const applied = decision === null || decision.applied
    const mark = candidates.length === 0 ? 'decide' : `decide: ${candidates.join(', ')}`
    return [
      row.label,
      count(row.policies),
      dollars(row.premium),
      count(row.renewing_policies),
      dollars(row.renewing_premium),
      applied ? (row.line ?? row.verdict) : `${decision.line}, being applied`,
      row.rule,
      waiting ? mark : '',
    ]
  }
}

const heads = [
  { name: 'type' },
  { name: 'policies', right: true },
  { name: 'premium', right: true },
  { name: 'renewing', right: true },
  { name: 'of it', right: true },
  { name: 'taken for' },
  { name: 'rule' },
  { name: '' },
]

async function listChoices(context: Context, options: Options): Promise<Outcome> {
  const { choices } = await import('../serve/shapes/lines.ts')
  if (options.json) printJson(context.stdout, { choices })
  else {
    const cells = choices.map(({ line, name, family_name }) => [line, name, family_name])
    printLines(context.stdout, alignedTable([{ name: 'line' }, { name: 'name' }, { name: 'family' }], cells))
  }
  return 'ok'
}

async function listDecisions(context: Context, options: Options): Promise<Outcome> {
  const { listLineDecisions } = await import('../store/reads/policyLabels.ts')
  const { shapeDecision } = await import('../serve/shapes/lines.ts')
  return withBook(context, options.broker, async (store, broker) => {
    const { rows, next } = await listLineDecisions(store, broker?.id ?? 0, { limit: options.limit })
    const decisions = rows.map(shapeDecision)
    if (options.json) printJson(context.stdout, { decisions, has_more: next !== undefined })
    else if (rows.length === 0) printLines(context.stdout, ['Nothing was decided yet.'])
    else {
      const cells = decisions.map(({ label, line, decided_at }) => [label, line, decided_at.slice(0, 10)])
      const table = alignedTable([{ name: 'type' }, { name: 'line' }, { name: 'since' }], cells)
      printLines(context.stdout, [...table, ...moreLines(next !== undefined)])
    }
    return 'ok'
  })
}

async function set(context: Context, options: Options, type: string, line: string | null): Promise<Outcome> {
  const { decideLine, isLineChoice } = await import('../store/decisions/lines.ts')
  if (type.trim() === '') throw new UsageError('the policy type is empty: policies without one need one sent.')
  if (line !== null && !isLineChoice(line)) {
    throw new UsageError(`there is no line "${line}": openbook lines choices lists them; not-pc keeps policies out.`)
  }
  let decided: LineDecided | undefined
  const outcome = await decideInBook(context, options.broker, async (deciding, broker) => {
    decided = await decideLine(deciding, broker.id, type, line)
  })
  if (decided === undefined) return outcome
  const { key, ...rest } = decided
  if (options.json) printJson(context.stdout, { label: key, ...rest })
  else printLines(context.stdout, [describe(type, decided)])
  return outcome
}

function describe(type: string, { line, changed, policies }: LineDecided): string {
  const many = plural(policies, 'policy', 'policies')
  const said = line === null ? 'is what the rules say' : `is ${lines[line].name}`
  return `"${visible(type)}" ${said}${changed ? '' : ', as before'}: ${many}, and those that come.`
}
