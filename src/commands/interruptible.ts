import type { Context } from './context.ts'
import { exitCodes, type Outcome } from './exitCodes.ts'

/** Ctrl-C, a polite end by the system, and a terminal that was closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

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
  const release = onSignals((signal) => {
    outcome = signal === 'SIGINT' ? 'interrupted' : 'terminated'
    context.stderr.write('\nopenbook: stopping; press Ctrl-C again to end at once\n')
    stop.abort()
  })
  try {
    const finished = await work(stop.signal)
    return outcome ?? finished
  } catch (error) {
    if (outcome === undefined) throw error
    return outcome
  } finally {
    release()
  }
}

/**
 * For what runs until somebody stops it: resolves at the first signal. Being stopped is its good end; a second signal
 * ends the process at once.
 */
export function stopSignal(): { readonly stopped: Promise<void>; release(): void } {
  const { promise: stopped, resolve } = Promise.withResolvers<void>()
  return { stopped, release: onSignals(() => resolve()) }
}

function onSignals(first: (signal: NodeJS.Signals) => void): () => void {
  let seen = false
  const listener = (signal: NodeJS.Signals) => {
    if (seen) process.exit(signal === 'SIGINT' ? exitCodes.interrupted.code : exitCodes.terminated.code)
    seen = true
    first(signal)
  }
  for (const signal of signals) process.on(signal, listener)
  return () => {
    for (const signal of signals) process.off(signal, listener)
  }
}
