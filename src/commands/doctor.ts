import { Command } from 'commander'
import type { Config } from '../config.ts'
import { action } from './action.ts'
import type { Context } from './context.ts'
import type { Check } from './doctor/check.ts'
import type { Outcome } from './exitCodes.ts'
import { paint, plural, printJson, printLines } from './output.ts'
import { tellFailure } from './reportFailure.ts'

export function doctorCommand(context: Context): Command {
  return new Command('doctor')
    .description('check whether everything that Openbook needs is in order here, and say what to do where it is not')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nNothing is changed. Exit code 0: nothing fails (there may be warnings). 1: something fails.',
    )
    .action(action<{ json?: boolean }>(context, (options) => doctor(context, options.json === true)))
}

async function doctor(context: Context, json: boolean): Promise<Outcome> {
  const checks = await checkAll(context)
  const failed = checks.filter((check) => check.state === 'fail').length
  if (json) printJson(context.stdout, { ok: failed === 0, checks })
  else {
    printLines(
      context.stdout,
      checks.flatMap((check) => checkLines(context, check)),
    )
    printLines(context.stdout, [
      '',
      failed === 0
        ? 'Openbook can run here.'
        : `${plural(failed, 'check fails', 'checks fail')}: see above for what to do.`,
    ])
  }
  return failed === 0 ? 'ok' : 'failed'
}

async function checkAll(context: Context): Promise<Check[]> {
  const machine = await import('./doctor/checkMachine.ts')
  const node = machine.checkNode()
  let config: Config
  try {
    config = await context.config()
  } catch (error) {
    const { sentence, hint } = tellFailure(error)
    return [node, { name: 'Settings', state: 'fail', found: sentence, advice: hint }]
  }
  const { checkDatabase } = await import('./doctor/checkDatabase.ts')
  const { checkKeys, checkOpenpgp } = await import('./doctor/checkKeys.ts')
  const further = {
    Database: checkDatabase,
    OpenPGP: checkOpenpgp,
    Keys: checkKeys,
    'Data directory': machine.checkDataDirectory,
    Disk: machine.checkRoom,
    Port: machine.checkPort,
  }
  const settings: Check = { name: 'Settings', state: 'ok', found: 'as they should be' }
  const checked = Object.entries(further).map(([name, check]) => orFail(name, check(config)))
  return [node, settings, ...(await Promise.all(checked))]
}

/** A check that cannot be made is a finding too. */
async function orFail(name: string, check: Promise<Check>): Promise<Check> {
  try {
    return await check
  } catch (error) {
    const { sentence, hint } = tellFailure(error)
    return { name, state: 'fail', found: sentence, advice: hint }
  }
}

const colours = { ok: 'green', warn: 'yellow', fail: 'red' } as const

function checkLines(context: Context, { name, state, found, advice }: Check): string[] {
  const lines = [`${paint(context.stdout, colours[state], state.padEnd(4))}  ${name.padEnd(14)}  ${found}`]
  if (advice !== undefined && advice !== '') lines.push(`${' '.repeat(22)}→ ${advice}`)
  return lines
}
