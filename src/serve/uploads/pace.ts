import { Failure } from '../../book/failures.ts'

/**
 * Passes a sender's chunks on as long as they come fast enough: `bytes` at least in each `time` (milliseconds) of
 * waiting for the sender. The time that we take ourselves does not count. So nobody can hold a place for ever by
 * sending nothing, or next to nothing.
 * @throws Failure `receive.too-slow`; `receive.cut-off` when the connection ends before the body
 */
export async function* atPace(
  chunks: AsyncIterator<Uint8Array>,
  pace: { time: number; bytes: number },
): AsyncGenerator<Uint8Array, void> {
  let waited = 0
  let came = 0
  try {
    for (;;) {
      const since = performance.now()
      const next = await within(chunks.next(), pace.time - waited)
      if (next === undefined) {
        throw new Failure('receive.too-slow', { bytes: pace.bytes, seconds: Math.ceil(pace.time / 1000) })
      }
      if (next.done === true) return
      waited += performance.now() - since
      came += next.value.length
      if (came >= pace.bytes) waited = came = 0
      yield next.value
    }
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('receive.cut-off', {}, { cause: error })
  } finally {
    // Not awaited: after too long a wait it would wait for the sender again.
    Promise.resolve(chunks.return?.()).catch(() => {})
  }
}

async function within<T>(promise: Promise<T>, time: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, Math.max(time, 0), undefined)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
    promise.catch(() => {})
  }
}
