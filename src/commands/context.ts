import type { Config } from '../config.ts'
import type { Outcome } from './exitCodes.ts'

/** What a command has from the process it runs in. Only cli.ts makes one. */
export interface Context {
  /**
   * The settings, read when they are first asked for, so that --help works with a wrong one.
   * @throws Failure config.invalid
   */
  config(): Promise<Config>
  /** For the programs that a command starts. Settings come from `config`. */
  readonly env: NodeJS.ProcessEnv
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  /** Says how the command ended; cli.ts makes the exit code of it. */
  end(outcome: Outcome): void
}
