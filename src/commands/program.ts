import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import type { Context } from './context.ts'
import { demoCommand } from './demo.ts'
import { doctorCommand } from './doctor.ts'
import { exitCodes } from './exitCodes.ts'
import { assessCommand } from './assess.ts'
import { brokersCommand } from './brokers.ts'
import { consoleCommand } from './console.ts'
import { keysCommand } from './keys.ts'
import { loadCommand } from './load.ts'
import { migrateCommand } from './migrate.ts'
import { holdbacksCommand } from './holdbacks.ts'
import { linesCommand } from './lines.ts'
import { repairsCommand } from './repairs.ts'
import { opportunitiesCommand } from './opportunities.ts'
import { sampleCommand } from './sample.ts'
import { serveCommand } from './serve.ts'
import { uploadsCommand } from './uploads.ts'
import { workCommand } from './work.ts'

const examples = `
Examples:
  openbook demo                                    see it work, with a sample book
  openbook load Clients.csv Carriers.csv Policies.csv
  openbook load ClientUpdates.csv.gpg --rejections rejected.csv
  openbook assess                                  how much of it can carriers be shown?
  openbook opportunities --state NY                the policies worth pursuing
  openbook serve                                   the API on http://127.0.0.1:3000
  openbook console -c "select count(*) from clients"
  openbook doctor                                  is everything in order here?

Settings come from the environment: docs/reference/settings.md describes each one.`

/** The whole command line. Every command is a file of its own in this folder. */
export function buildProgram(context: Context): Command {
  const program = new Command('openbook')
    .description("Turns an insurance broker's book of business into data that carriers can trust.")
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print how to use it')
    .helpCommand('help [command]', 'print how to use a command')
    .addHelpText('after', `${examples}\n\n${exitCodesText()}`)
  for (const command of commands) program.addCommand(command(context))
  for (const command of [program, ...allCommands(program)]) {
    command.exitOverride().showHelpAfterError(`(${commandLine(command)} --help shows how it is used)`)
    command.configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'openbook: ')),
    })
  }
  return program
}

const commands = [
  loadCommand,
  assessCommand,
  serveCommand,
  workCommand,
  migrateCommand,
  uploadsCommand,
  opportunitiesCommand,
  linesCommand,
  repairsCommand,
  holdbacksCommand,
  brokersCommand,
  keysCommand,
  consoleCommand,
  sampleCommand,
  doctorCommand,
  demoCommand,
]

export function version(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}

function exitCodesText(): string {
  const lines = Object.values(exitCodes).map(({ code, meaning }) => `  ${String(code).padEnd(4)} ${meaning}`)
  return `Exit codes:\n${lines.join('\n')}`
}

function allCommands(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...allCommands(child)])
}

function commandLine(command: Command): string {
  return command.parent === null ? command.name() : `${commandLine(command.parent)} ${command.name()}`
}
