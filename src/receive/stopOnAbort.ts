/**
 * Passes the pieces on until the signal aborts; then it throws the signal's reason at once, even when the source has
 * stopped answering and never will again.
 */
export async function* stopOnAbort<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void> {
  signal.throwIfAborted()
  const aborted = Promise.withResolvers<never>()
  aborted.promise.catch(() => {})
  const abort = () => aborted.reject(signal.reason as Error)
  signal.addEventListener('abort', abort, { once: true })
  const pieces = source[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await Promise.race([pieces.next(), aborted.promise])
      if (next.done === true) return
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', abort)
    const left = Promise.resolve(pieces.return?.()).catch(() => {})
    // One that does not answer would not answer to this either.
    if (!signal.aborted) await left
  }
}
