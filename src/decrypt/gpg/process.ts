import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { parseStatus, type StatusLine } from './status.ts'

/** Where the gpg program is and with which home it works. */
export interface GpgPlace {
  readonly program: string
  readonly home: string
}

export interface GpgEnd {
  /** The exit code; undefined when it was killed. */
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

/** No options but these, nothing asked for, nothing written but into the home, no network. */
const options = [
  ...['--no-options', '--batch', '--no-tty', '--quiet', '--lock-never', '--no-random-seed-file'],
  ...['--trust-model', 'always', '--no-auto-check-trustdb', '--no-auto-key-retrieve', '--disable-dirmngr'],
  ...['--pinentry-mode', 'loopback', '--status-fd', '3', '--passphrase-fd', '4'],
]

/**
 * Starts gpg with its input and output as streams. The passphrase goes through a descriptor of its own, so that it is
 * neither among the arguments nor in the environment.
 */
export function startGpg({ program, home }: GpgPlace, args: readonly string[], passphrase = ''): GpgProcess {
  const child = spawn(program, ['--homedir', home, ...options, ...args], {
    stdio: ['pipe', 'pipe', 'ignore', 'pipe', 'pipe'],
    env: gpgEnvironment(home),
  })
  const [stdin, stdout, , statusStream, passphraseStream] = child.stdio as unknown as [
    Writable,
    Readable,
    null,
    Readable,
    Writable,
  ]
  // A program that ends before it has read everything is judged by its end, not by a broken pipe.
  for (const stream of [stdin, stdout, statusStream, passphraseStream]) stream.on('error', () => {})
  passphraseStream.end(`${passphrase}\n`)
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
      for (const stream of [stdin, stdout, statusStream, passphraseStream]) stream.destroy()
    },
  }
}

/** What the program gets to know of ours: nothing. */
export function gpgEnvironment(home: string): NodeJS.ProcessEnv {
  return { GNUPGHOME: home, HOME: home, LC_ALL: 'C', PATH: searchPath }
}

/** Where programs are, whoever started us; gpg itself finds its agent by its own build. */
export const searchPath = ['/usr/local/bin', '/usr/bin', '/bin', '/opt/homebrew/bin', '/opt/local/bin'].join(':')
