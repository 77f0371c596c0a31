import type { Command } from 'commander'
import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'
import { reportFailure } from './reportFailure.ts'

/**
 * A commander action around a command's work: its outcome becomes the exit code, and what it throws is told in one
 * way everywhere.
 */
export function action<Options extends object>(
  context: Context,
  work: (options: Options, args: readonly string[]) => Promise<Outcome>,
): (...given: unknown[]) => Promise<void> {
  return async (...given) => {
    const command = given.at(-1) as Command
    const options = command.optsWithGlobals<Options & { json?: boolean }>()
    try {
      context.end(await work(options, command.args))
    } catch (error) {
      context.end(reportFailure(context, error, options.json === true))
    }
  }
}
