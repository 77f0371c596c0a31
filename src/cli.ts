import { CommanderError } from 'commander'
import { Failure } from './book/failures.ts'
import type { Context } from './commands/context.ts'
import { exitCodes, type Outcome } from './commands/exitCodes.ts'
import { fileTrouble, survivesLostOutput, written } from './commands/output.ts'
import { buildProgram } from './commands/program.ts'
import { reportFailure } from './commands/reportFailure.ts'
import type { Config } from './config.ts'

/** The openbook command: what the process gives goes in, an exit code comes out. */
process.exitCode = exitCodes[await runCommandLine(process.argv)].code

async function runCommandLine(argv: readonly string[]): Promise<Outcome> {
  let unwritten: Error | undefined
  survivesLostOutput(process.stdout, (error) => (unwritten = error))
  survivesLostOutput(process.stderr, () => {})
  let outcome: Outcome = 'ok'
  let config: Promise<Config> | undefined
  const context: Context = {
    config: () => (config ??= readSettings()),
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    end: (ended) => (outcome = ended),
  }
  try {
    await buildProgram(context).parseAsync(argv)
    await written(process.stdout)
    if (unwritten !== undefined) throw outputFailure(unwritten)
    return outcome
  } catch (error) {
    // Commander has said what is wrong by now; --help and --version come here too, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 'ok' : 'usage'
    return reportFailure(context, error, argv.includes('--json'))
  }
}

function outputFailure(cause: Error): Failure {
  return new Failure('file.unwritable', { file: 'Standard output', detail: fileTrouble(cause) }, { cause })
}

/** Imported only when a command asks for it: --help need not wait for the checks of the settings. */
async function readSettings(): Promise<Config> {
  const { readConfig } = await import('./config.ts')
  return readConfig(process.env)
}
