import type { Schema } from './client.ts'

interface Follower {
  readonly onUpload: (upload: Schema<'Upload'>) => void
  /** Whether changes come by themselves at the moment. */
  readonly onStreaming: (streaming: boolean) => void
}

/**
 * A browser gives a server six connections over all its tabs, and a stream keeps one: some must be left for what is
 * asked and sent. Whoever gets none has to ask from time to time.
 */
const streamsAtOnce = 2
let streams = 0
const waiting = new Set<() => void>()

/**
 * Listens to an upload's events until its end. A stream that breaks off is made again, a little later each time; while
 * nobody sees the page there is none.
 * @returns what ends it
 */
export function followUpload(id: number, { onUpload, onStreaming }: Follower): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const open = () => {
    if (source !== undefined || document.hidden) return
    if (streams >= streamsAtOnce) {
      waiting.add(open)
      return
    }
    waiting.delete(open)
    streams++
    source = new EventSource(`/v1/uploads/${id}/events`)
    source.addEventListener('upload', ({ data }: MessageEvent<string>) => {
      failures = 0
      onStreaming(true)
      onUpload(JSON.parse(data) as Schema<'Upload'>)
    })
    source.addEventListener('end', leave)
    source.addEventListener('error', () => {
      close()
      timer = setTimeout(open, Math.min(500 * 2 ** failures++, 15_000))
    })
  }
  const close = () => {
    waiting.delete(open)
    clearTimeout(timer)
    if (source === undefined) return
    source.close()
    source = undefined
    streams--
    onStreaming(false)
    const [next] = waiting
    next?.()
  }
  const onVisibility = () => (document.hidden ? close() : open())
  const leave = () => {
    document.removeEventListener('visibilitychange', onVisibility)
    close()
  }
  document.addEventListener('visibilitychange', onVisibility)
  open()
  return leave
}
