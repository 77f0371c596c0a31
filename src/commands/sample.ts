import { Command, InvalidArgumentError } from 'commander'
import { action } from './action.ts'
import type { Context } from './context.ts'
import { byteSize, plural, printJson, printLines } from './output.ts'

interface Options {
  out: string
  seed: number
  clients: number
  policies?: number
  carriers: number
  asOf?: string
  force?: boolean
  json?: boolean
}

export function sampleCommand(context: Context): Command {
  return new Command('sample')
    .description("write a sample book as CSV files, with a real book's faults; the same options make the same bytes")
    .requiredOption('--out <directory>', 'where to write Clients.csv, Carriers.csv, Policies.csv and Faults.csv')
    .option('--seed <number>', 'another number, another book', wholeNumber, 1)
    .option('--clients <number>', 'how many clients', wholeNumber, 5000)
    .option('--policies <number>', 'how many policies (default: two for each client)', wholeNumber)
    .option('--carriers <number>', 'how many carriers', wholeNumber, 934)
    .option('--as-of <date>', 'the day around which policies expire, YYYY-MM-DD (default: today)', date)
    .option('--force', 'replace files that are there already')
    .option('--json', 'print the result as one JSON document')
    .addHelpText(
      'after',
      '\nFaults.csv lists every fault that was planted and what Openbook makes of it, so that what is found can be\n' +
        'compared with it. It is no part of the book.\n\nExample:\n  openbook sample --out book --clients 1000\n  openbook load book/Clients.csv book/Carriers.csv book/Policies.csv',
    )
    .action(
      action<Options>(context, async (options) => {
        const { writeSample } = await import('../sample/write.ts')
        const asOf = options.asOf ?? new Date().toISOString().slice(0, 10)
        const { seed, clients, carriers } = options
        const sample = { seed, clients, carriers, policies: options.policies ?? clients * 2, asOf }
        const { files, faults } = writeSample(options.out, sample, options.force)
        if (options.json) printJson(context.stdout, { ...sample, files, faults })
        else {
          const lines = [...files, faults].map(
            ({ file, rows, bytes }) => `${file}: ${plural(rows, 'row')}, ${byteSize(bytes)}`,
          )
          printLines(context.stdout, [...lines, `${faults.file} lists what is wrong in them: do not load it.`])
        }
        return 'ok'
      }),
    )
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > 1_000_000_000) throw new InvalidArgumentError('Write a whole number.')
  return value
}

function date(text: string): string {
  const parsed = new Date(`${text}T00:00:00Z`)
  const known = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parsed.getTime())
  if (!known || parsed.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('Write a date as YYYY-MM-DD.')
  return text
}
