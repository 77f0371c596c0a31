import { Command, InvalidArgumentError } from 'commander'
import { action } from './action.ts'
import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'
import { stopSignal } from './interruptible.ts'
import { printJson, printLines } from './output.ts'

interface Options {
  host?: string
  port?: number
  work: boolean
  json?: boolean
}

export function serveCommand(context: Context): Command {
  return new Command('serve')
    .description('answer the API over HTTP, and load what is uploaded, until Ctrl-C')
    .option('--host <address>', 'listen on this address (default: HOST, or 127.0.0.1: this machine only)')
    .option('--port <number>', 'listen on this port, 0 for any free one (default: PORT, or 3000)', portNumber)
    .option('--no-work', 'only receive and answer; leave the loading to openbook work')
    .option('--json', 'print where it listens as one JSON document')
    .addHelpText(
      'after',
      '\nAny number of servers and workers may run on one database at once. The log goes to standard error.',
    )
    .action(action<Options>(context, (options) => serve(context, options)))
}

async function serve(context: Context, options: Options): Promise<Outcome> {
  const { createLog } = await import('./service/createLog.ts')
  const { startService } = await import('./service/startService.ts')
  const given = await context.config()
  const config = {
    ...given,
    hosts: [...given.hosts, ...(options.host === undefined ? [] : [options.host.toLowerCase()])],
  }
  const { stopped, release } = stopSignal()
  try {
    const log = createLog(context.stderr, config.logLevel)
    const listen = { host: options.host ?? config.host, ports: [options.port ?? config.port] }
    const running = await startService(config, log, { listen, work: options.work })
    const url = running.url!
    const { kind, where, version } = running.openbook.store.description
    if (options.json) printJson(context.stdout, { url, database: { kind, where, version } })
    else
      printLines(context.stdout, [
        `Openbook listens on ${url}`,
        ...places(url),
        `  database       ${kind} PostgreSQL ${version}, ${where}`,
      ])
    await stopped
    log.info('stopping')
    await running.close()
    return 'ok'
  } finally {
    release()
  }
}

function places(url: string): string[] {
  return [`  the pages      ${url}`, `  API reference  ${url}/docs`, `  encrypt to     ${url}/v1/encryption-key`]
}

export function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('Write a port from 0 to 65535.')
  return port
}
