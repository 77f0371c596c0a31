import { connect, type Socket } from 'node:net'
import type { LoadOrder, LoadResult } from './api.ts'

/** At most this many requests in one measurement, whatever the time. */
const mostRequests = 2_000_000
const warmUp = 1000

/**
 * Sends GET requests over kept connections, one at a time on each, and measures how long each answer takes. It reads
 * no more of an answer than it must, so that on a small machine it takes little from the server that it measures.
 */
process.on('message', (order: LoadOrder) => void measure(order).then((result) => process.send!(result)))
process.once('disconnect', () => process.exit())

async function measure({ port, path, connections, seconds }: LoadOrder): Promise<LoadResult> {
  const times: number[] = []
  const begin = performance.now() + warmUp
  const end = begin + seconds * 1000
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: application/json\r\n\r\n`)
  await Promise.all(Array.from({ length: connections }, () => one()))

  async function one(): Promise<void> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    try {
      for (let sent = performance.now(); sent < end && times.length < mostRequests; sent = performance.now()) {
        await answer(socket, request)
        if (sent >= begin) times.push(performance.now() - sent)
      }
    } finally {
      socket.destroy()
    }
  }

  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { requests: times.length, perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) }
}

/** Sends a request and waits for the whole of its answer. @throws Error when it is not a 200 of known length */
function answer(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = -1
    const onData = (data: Buffer) => {
      left = left < 0 ? lengthOf(data) - data.length : left - data.length
      if (left === 0) settle()
      else if (!(left > 0)) settle(new Error(`not an answer of known length: ${data.toString('latin1', 0, 200)}`))
    }
    const onEnd = () => settle(new Error('the connection was closed'))
    const settle = (error?: Error) => {
      socket.off('data', onData).off('error', settle).off('close', onEnd)
      if (error === undefined) resolve()
      else reject(error)
    }
    socket.on('data', onData).on('error', settle).on('close', onEnd)
    socket.write(request)
  })
}

/** Of the whole answer, head and body; the head comes in one piece. */
function lengthOf(data: Buffer): number {
  const head = data.indexOf('\r\n\r\n')
  const length = /^HTTP\/1\.1 200 [^]*\r\ncontent-length: (\d+)/i.exec(data.toString('latin1', 0, Math.max(head, 0)))
  return length === null ? Number.NaN : head + 4 + Number(length[1])
}
