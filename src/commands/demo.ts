import { Command } from 'commander'
import type { Config } from '../config.ts'
import { action } from './action.ts'
import type { Context } from './context.ts'
import type { Story } from './demo/tellStory.ts'
import type { Outcome } from './exitCodes.ts'
import { stopSignal } from './interruptible.ts'
import { paint, printJson, printLines } from './output.ts'
import { portNumber } from './serve.ts'

interface Options {
  exit?: boolean
  port?: number
  json?: boolean
}

export function demoCommand(context: Context): Command {
  return new Command('demo')
    .description('show what Openbook does: make a sample book, load it, send an encrypted update, and go on serving')
    .option('--exit', 'end after the story instead of serving until Ctrl-C')
    .option('--port <number>', 'listen on this port (default: PORT, or 3000 or any free one)', portNumber)
    .option('--json', 'print what happened as one JSON document')
    .addHelpText(
      'after',
      '\nThe sample book belongs to a broker of its own, demo. Run it again: everything is unchanged then.',
    )
    .action(action<Options>(context, (options) => demo(context, options)))
}

async function demo(context: Context, options: Options): Promise<Outcome> {
  const { createLog } = await import('./service/createLog.ts')
  const { startService } = await import('./service/startService.ts')
  const { tellStory } = await import('./demo/tellStory.ts')
  const { reportDocument } = await import('./load/loadReport.ts')
  const config = await context.config()
  const say = (...lines: string[]) => (options.json ? undefined : printLines(context.stdout, lines))
  const stop = new AbortController()
  const { stopped, release } = stopSignal()
  void stopped.then(() => stop.abort())
  try {
    say(paint(context.stdout, 'bold', 'Openbook: from a broker’s book of business to data that carriers can trust'))
    const listen = { host: config.host, ports: portsFor(context, config, options) }
    const running = await startService(config, createLog(context.stderr, 'warn'), { listen, work: true })
    try {
      const { kind, version, where } = running.openbook.store.description
      const url = running.url!
      say('', `It listens on ${url}; its database is ${kind} PostgreSQL ${version} (${where}).`)
      const story = await tellStory({ ...running, url }, context.stderr, say, stop.signal)
      say(...furtherLines(url, story, options.exit === true))
      if (options.json) printJson(context.stdout, { url, ...story, files: story.files.map(reportDocument) })
      if (!options.exit) await stopped
      return story.update.state === 'succeeded' && story.files.every(({ state }) => state === 'succeeded')
        ? 'ok'
        : 'failed'
    } finally {
      await running.close()
    }
  } catch (error) {
    if (stop.signal.aborted) return 'interrupted'
    throw error
  } finally {
    release()
  }
}

/** A port that was asked for is the only one; the usual one may be taken, and then any free one does. */
function portsFor(context: Context, config: Config, options: Options): number[] {
  if (options.port !== undefined) return [options.port]
  return (context.env['PORT'] ?? '') === '' ? [config.port, 0] : [config.port]
}

function furtherLines(url: string, { update, broker }: Story, ends: boolean): string[] {
  const own =
    'The sample book belongs to the broker "demo". For your own: openbook brokers add NAME, then openbook load --broker NAME.'
  if (ends) return ['', own]
  return [
    '',
    `Open ${url}/?broker=${broker.slug} in a browser: the book, what to mend, the opportunities. Or go on with:`,
    `  curl '${url}/v1/clients?limit=3&broker=${broker.slug}'`,
    `  curl '${url}/v1/clients?q=copper&broker=${broker.slug}'`,
    `  curl '${url}${update.links.rejections}?format=csv'`,
    `  curl '${url}${update.links.changes}?limit=2'`,
    `  open '${url}/v1/readiness/report?broker=${broker.slug}' for what the book is worth, to read and print`,
    `  curl ${url}/v1/encryption-key > openbook.asc`,
    `  open ${url}/docs for all calls`,
    '',
    own,
    '',
    'Serving until Ctrl-C.',
  ]
}
