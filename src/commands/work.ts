import { Command } from 'commander'
import { action } from './action.ts'
import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'
import { stopSignal } from './interruptible.ts'
import { printJson, printLines } from './output.ts'

export function workCommand(context: Context): Command {
  return new Command('work')
    .description('load what is uploaded to any server on the same database, until Ctrl-C')
    .option('--json', 'print the database it works on as one JSON document')
    .addHelpText('after', '\nAny number of workers may run at once. The log goes to standard error.')
    .action(action<{ json?: boolean }>(context, (options) => work(context, options.json === true)))
}

async function work(context: Context, json: boolean): Promise<Outcome> {
  const { createLog } = await import('./service/createLog.ts')
  const { startService } = await import('./service/startService.ts')
  const config = await context.config()
  const { stopped, release } = stopSignal()
  try {
    const log = createLog(context.stderr, config.logLevel)
    const running = await startService(config, log, { work: true })
    const { kind, where, version } = running.openbook.store.description
    if (json) printJson(context.stdout, { database: { kind, where, version } })
    else printLines(context.stdout, [`Openbook loads what is uploaded (${kind} PostgreSQL ${version}, ${where})`])
    await stopped
    log.info('stopping')
    await running.close()
    return 'ok'
  } finally {
    release()
  }
}
