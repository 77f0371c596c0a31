import { Readable } from 'node:stream'
import type { Snapshot, UploadHub } from './hub.ts'

/**
 * One listener's view of an upload as server-sent events: `upload` with the resource on every change, `end` after
 * the final one. A listener that reads slowly gets the newest state when it comes back, not all that it missed.
 */
export function eventStream(hub: UploadHub, uploadId: number, heartbeatTime: number): Readable {
  let wanted = false
  let waiting: Snapshot | undefined
  let sent: string | undefined

  const give = () => {
    if (!wanted || waiting === undefined) return
    const { json, final } = waiting
    waiting = undefined
    sent = json
    wanted = false
    body.push(`event: upload\ndata: ${json}\n\n`)
    if (final) end()
  }
  const end = () => {
    leave()
    body.push('event: end\ndata: {}\n\n')
    body.push(null)
  }
  const leave = () => {
    clearInterval(heartbeat)
    unsubscribe()
  }
  const body = new Readable({
    read() {
      wanted = true
      give()
    },
    destroy(error, done) {
      leave()
      done(error)
    },
  })
  const heartbeat = setInterval(() => {
    if (wanted) body.push(': still here\n\n')
  }, heartbeatTime)
  const unsubscribe = hub.subscribe(uploadId, {
    onChange(snapshot) {
      if (snapshot.json === sent) return
      waiting = snapshot
      give()
    },
    onClose() {
      leave()
      body.push(null)
    },
  })
  return body
}
