import { Command, InvalidArgumentError, Option } from 'commander'
import { action } from './action.ts'
import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'
import type { GivenFilters } from './opportunities/readFilters.ts'

export interface Options extends GivenFilters {
  broker?: string
  sort: 'x_date' | '-x_date' | 'premium' | '-premium'
  limit?: number
  all?: boolean
  json?: boolean
  csv?: boolean
  ndjson?: boolean
  columns?: string[]
  sum?: string[]
}

export function opportunitiesCommand(context: Context): Command {
  const command = new Command('opportunities')
    .description('list the policies worth pursuing: those that expire in the next 12 months and can be trusted')
    .option('--broker <slug>', 'whose book (default: the only broker there is)')
    .option('--as-of <date>', 'the day from which the 12 months count (default: today)')
  for (const [flags, what] of filters) command.option(flags, what)
  return command
    .addOption(
      new Option('--readiness <state>', 'what the data is good for; only ready is for carriers')
        .choices(['ready', 'repairable', 'blocked', 'any'])
        .default('ready'),
    )
    .addOption(
      new Option('--sort <order>', 'by what; with a minus the other way round: -premium is the highest first')
        .choices(['x_date', '-x_date', 'premium', '-premium'])
        .default('x_date'),
    )
    .option('--limit <number>', 'how many (default: 20; with --csv and --ndjson all of them)', limit)
    .option('--all', 'all of them')
    .option('--json', 'print one JSON document')
    .addOption(new Option('--csv', 'print CSV').conflicts('json'))
    .addOption(new Option('--ndjson', 'print a JSON document a line, one for each').conflicts(['json', 'csv']))
    .addOption(
      new Option('--columns <names>', 'with --csv: which columns, in which order, separated by commas')
        .argParser(names)
        .conflicts(['json', 'ndjson', 'sum']),
    )
    .addOption(
      new Option(
        '--sum <groupings>',
        'instead of the list, how many and how much premium by month, line, family, state, carrier, industry, bucket or office',
      )
        .argParser(names)
        .conflicts(['csv', 'ndjson', 'limit', 'all']),
    )
    .addHelpText('after', examples)
    .action(
      action<Options>(context, async (options) => {
        const { showOpportunities } = await import('./opportunities/showOpportunities.ts')
        return showOpportunities(context, options) satisfies Promise<Outcome>
      }),
    )
}

const filters = [
  ['--expires-from <date>', 'the first x-date, YYYY-MM-DD'],
  ['--expires-to <date>', 'the last x-date'],
  ['--bucket <name>', 'by the days left: late (under 30), tight (30 to 59), prime (60 to 119), early'],
  ['--line <line>', 'the line of business, such as general-liability'],
  ['--family <family>', 'the family of lines, such as specialty'],
  ['--state <letters>', 'the client’s state, such as NY'],
  ['--sic <digits>', 'the first 2 to 4 digits of the client’s SIC code'],
  ['--division <letter>', 'the SIC division, A to J'],
  ['--carrier <id>', 'the incumbent carrier'],
  ['--premium-min <amount>', 'the least premium'],
  ['--premium-max <amount>', 'the highest premium'],
  ['--office <name>', 'the broker’s office'],
  ['--client-id <id>', 'one client'],
  ['--q <text>', 'a part of the client’s name'],
] as const

const examples = `
A policy is here when it is property and casualty, has no newer term, expires in the 12 months from --as-of, and
nothing grave is wrong with it, its client or its carrier. Several lines, families, states, divisions or carriers are
separated by commas.

Examples:
  openbook opportunities --state NY,NJ --bucket prime
  openbook opportunities --line workers-compensation --sort -premium --premium-min 25000
  openbook opportunities --sum month,line
  openbook opportunities --csv > opportunities.csv
  openbook opportunities --csv --columns client_name,x_date,premium`

function names(text: string): string[] {
  return text.split(',').map((name) => name.trim())
}

function limit(text: string): number {
  const value = Number(text)
  if (!/^\d{1,9}$/.test(text) || value < 1) throw new InvalidArgumentError('Write a whole number from 1 on.')
  return value
}
