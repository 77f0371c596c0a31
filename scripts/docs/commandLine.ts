import type { Command } from 'commander'
import { exitCodes } from '../../src/commands/exitCodes.ts'
import { buildProgram } from '../../src/commands/program.ts'
import type { Context } from '../../src/commands/context.ts'

export function exitCodeTable(): string {
  const rows = Object.values(exitCodes).map(({ code, meaning }) => `| ${code} | ${meaning} |`)
  return ['| Code | Meaning |', '| --- | --- |', ...rows].join('\n')
}

/** What `openbook NAME --help` prints; `keys-new` is the command `keys new`. */
export function helpOf(name: string): string {
  let text = ''
  const write = (piece: string) => void (text += piece)
  const program = openbookProgram(write)
  const words = name === 'openbook' ? [] : name.split('-')
  const command = words.reduce<Command>((parent, word) => {
    const found = parent.commands.find((child) => child.name() === word)
    if (found === undefined) throw new Error(`there is no command ${word}`)
    return found
  }, program)
  command.configureOutput({ writeOut: write, getOutHelpWidth: () => 100, getOutHasColors: () => false })
  command.outputHelp()
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``
}

/** The command line, of which nothing is run. */
export function openbookProgram(write: (text: string) => void = () => {}): Command {
  const stream = { write } as unknown as NodeJS.WriteStream
  const context: Context = {
    config: () => Promise.reject(new Error('nothing is run for the documentation')),
    env: {},
    stdin: process.stdin,
    stdout: stream,
    stderr: stream,
    end: () => {},
  }
  return buildProgram(context)
}
