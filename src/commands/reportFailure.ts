import { CommanderError } from 'commander'
import { describeFailure, Failure, type FailureCode } from '../book/failures.ts'
import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'
import { paint, printJson } from './output.ts'

export interface ToldFailure {
  readonly code: FailureCode
  readonly title: string
  readonly sentence: string
  readonly hint: string
}

/** What the catalogue's hints for HTTP say on a command line. */
const commandHints: Partial<Record<FailureCode, string>> = {
  'request.broker-needed': 'Add --broker SLUG. openbook brokers lists them.',
  'broker.unknown': 'openbook brokers lists them; openbook brokers add SLUG makes one.',
  'map.table-unknown':
    'Load the columns of the export, or say which table it is: --table clients, carriers or policies.',
  'map.table-other': 'Leave --table out, so that the header row tells, or load the right file.',
  'receive.empty': 'Load the export itself.',
  'decrypt.passphrase': 'Set OPENBOOK_KEY_PASSPHRASE_FILE (or OPENBOOK_KEY_PASSPHRASE) and load the file again.',
  'request.not-found': 'Check the id, and whose book it is (--broker).',
  'decide.repair-gone': 'Nothing is left to do. openbook repairs lists what is proposed now.',
  'work.interrupted': 'Load the file again.',
  'work.stalled': 'Look at the machine for what it waited for, and load the file again.',
  'work.failed': 'Mend the cause and load the file again. openbook doctor checks the set-up.',
}

/** The command line asks for something that makes no sense; nothing was done yet. */
export class UsageError extends Error {}

/** Tells on standard error what failed and how to mend it; with --json also on standard output, as a document. */
export function reportFailure(context: Context, error: unknown, json: boolean): Outcome {
  if (error instanceof CommanderError) return 'usage'
  if (error instanceof UsageError) {
    context.stderr.write(`openbook: ${error.message}\n`)
    return 'usage'
  }
  const told = tellFailure(error)
  if (json) printJson(context.stdout, { failure: told })
  context.stderr.write(`${paint(context.stderr, 'red', 'openbook:')} ${told.sentence}\n`)
  if (told.hint !== '') context.stderr.write(`  ${told.hint}\n`)
  if (!(error instanceof Failure) && error instanceof Error) context.stderr.write(`${error.stack ?? ''}\n`)
  return 'failed'
}

/** A failure of the catalogue in its own words, with hints that fit a command line; anything else as an internal one. */
export function tellFailure(error: unknown): ToldFailure {
  if (!(error instanceof Failure)) {
    const sentence = `Something went wrong here: ${error instanceof Error ? error.message : String(error)}`
    return { code: 'server.internal', title: 'Something went wrong here', sentence, hint: '' }
  }
  return describeForCommand(error.code, error.params)
}

export function describeForCommand(code: FailureCode, params: Failure['params'] = {}): ToldFailure {
  const { title, sentence, hint } = describeFailure(code, params)
  return { code, title, sentence, hint: commandHints[code] ?? hint }
}
