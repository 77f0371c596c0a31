import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { parseStatus, type StatusLine } from './status.ts'

export interface GpgEnd {
  /** The exit code; undefined when it was killed or did not start. */
  readonly code: number | undefined
  readonly status: readonly StatusLine[]
}

export interface GpgProcess {
  readonly stdin: Writable
  readonly stdout: Readable
  /** Resolves when the program has ended and its output was read or dropped; never rejects. */
  readonly ended: Promise<GpgEnd>
  kill(): void
}

/** A message makes a few dozen lines at most. */
const maxStatusLength = 256 * 1024

/**
 * Neither options, keys nor an agent but what it is given here; nothing asked for, nothing written, no network. A home
 * that does not exist is one that nothing can be read from or left in.
 */
const options = [
  '--homedir /nonexistent --no-options --no-autostart --disable-dirmngr --no-auto-key-retrieve',
  '--batch --no-tty --quiet --lock-never --no-random-seed-file',
  '--trust-model always --no-auto-check-trustdb --status-fd 3',
].flatMap((line) => line.split(' '))

/**
 * Starts gpg with its input and output as streams.
 * @param secret written to descriptor 4: never an argument, never in the environment
 */
export function startGpg(program: string, args: readonly string[], secret = ''): GpgProcess {
  const child = spawn(program, [...options, ...args], {
    // What gpg tells people is dropped unread: it holds user ids, and the session key as well.
    stdio: ['pipe', 'pipe', 'ignore', 'pipe', 'pipe'],
    env: gpgEnvironment,
  })
  const streams = child.stdio as unknown as [Writable, Readable, null, Readable, Writable]
  const [stdin, stdout, , statusStream, secretStream] = streams
  // A program that ends before it has read everything is judged by its end, not by a broken pipe.
  for (const stream of [stdin, stdout, statusStream, secretStream]) stream.on('error', () => {})
  secretStream.end(secret)
  let status = ''
  statusStream.setEncoding('latin1').on('data', (text: string) => {
    if (status.length < maxStatusLength) status += text
  })
  const ended = new Promise<GpgEnd>((resolve) => {
    const end = (code: number | null) => resolve({ code: code ?? undefined, status: parseStatus(status) })
    child.once('close', end)
    child.once('error', () => end(null))
  })
  return {
    stdin,
    stdout,
    ended,
    kill() {
      child.kill('SIGKILL')
      for (const stream of [stdin, stdout, statusStream, secretStream]) stream.destroy()
    },
  }
}

/** What the program gets to know of ours: nothing. */
export const gpgEnvironment: NodeJS.ProcessEnv = { HOME: '/nonexistent', LC_ALL: 'C', PATH: '/usr/bin:/bin' }
