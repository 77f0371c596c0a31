import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'

/**
 * Runs `work` so that Ctrl-C or SIGTERM asks it to stop by the signal it is given. Whatever it does then, the outcome
 * is that it was interrupted. A second Ctrl-C ends the process at once; the database rolls back what was open.
 */
export async function interruptible(
  context: Context,
  work: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  const stop = new AbortController()
  let outcome: Outcome | undefined
  const asked = (signal: NodeJS.Signals) => {
    if (outcome !== undefined) process.exit(signal === 'SIGINT' ? 130 : 143)
    outcome = signal === 'SIGINT' ? 'interrupted' : 'terminated'
    context.stderr.write('\nopenbook: stopping; press Ctrl-C again to end at once\n')
    stop.abort()
  }
  process.on('SIGINT', asked)
  process.on('SIGTERM', asked)
  try {
    const finished = await work(stop.signal)
    return outcome ?? finished
  } catch (error) {
    if (outcome === undefined) throw error
    return outcome
  } finally {
    process.off('SIGINT', asked)
    process.off('SIGTERM', asked)
  }
}
