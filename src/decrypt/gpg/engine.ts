import type { Readable, Writable } from 'node:stream'
import type { Engine } from '../engine.ts'
import { firstLocked, locked, noKey } from '../heldKeys.ts'
import { innerHeadBytes, isBareFile, readFile } from '../innerMessage.ts'
import { runOpenpgpjs } from '../openpgpjs/engine.ts'
import { decryption, type Job, type Outcome } from '../session.ts'
import { Homes } from './homes.ts'
import type { Gpg } from './find.ts'
import { startGpg, type GpgEnd, type GpgProcess } from './process.ts'
import { sweepStaleHomes } from './sweep.ts'
import { judgeSignatures, openedBy, whyNotOpened } from './verdict.ts'

/**
 * Decrypts with the installed gpg. What gpg does not read (RFC 9580's new formats and keys) OpenPGP.js decrypts.
 * `close` ends its agents and removes the private keys' copies.
 */
export async function createGpgEngine(gpg: Gpg): Promise<Engine & { close(): Promise<void> }> {
  await sweepStaleHomes(gpg.program)
  const homes = new Homes(gpg.program)
  return {
    name: 'gpg',
    version: gpg.version,
    decrypt: (ciphertext, keyring, limits) =>
      decryption(
        (job) => (isForOpenpgpjs(job) ? runOpenpgpjs(job) : runGpg(gpg.program, homes, job)),
        ciphertext,
        keyring,
        limits,
      ),
    close: () => homes.close(),
  }
}

function isForOpenpgpjs({ message, candidates }: Job): boolean {
  return message.usesRfc9580 || candidates.every(({ version, algorithm }) => version > 4 || algorithm > 22)
}

async function* runGpg(program: string, homes: Homes, job: Job): AsyncGenerator<Buffer, Outcome> {
  const home = await homes.borrow(job.keyring)
  const place = { program, home: home.directory }
  const processes: GpgProcess[] = []
  const start = (args: readonly string[], passphrase?: string) => {
    const gpg = startGpg(place, args, passphrase)
    processes.push(gpg)
    return gpg
  }
  const stop = () => processes.forEach((gpg) => gpg.kill())
  job.limits.signal?.addEventListener('abort', stop)
  try {
    return yield* decryptWith(start, job)
  } finally {
    job.limits.signal?.removeEventListener('abort', stop)
    stop()
    await Promise.all(processes.map(({ ended }) => ended))
    home.giveBack()
  }
}

type Start = (args: readonly string[], passphrase?: string) => GpgProcess

/**
 * Two steps, because one gpg that decrypts and verifies at once ends with exit code 2 both for a signer it does not
 * know and for a tampered OCB message, of which it even says GOODMDC. `--unwrap` only decrypts, to the packets inside;
 * then the exit code speaks of integrity alone (and gpg 2.2 says BADMDC of tampered OCB, too). If the packets are
 * nothing but a file, we take it out ourselves; if they are signed, a second gpg verifies what the first has proven
 * whole.
 */
async function* decryptWith(start: Start, job: Job): AsyncGenerator<Buffer, Outcome> {
  const unwrap = start(['--unwrap', '--decrypt'], job.keyring.passphrase)
  const fed = feed(unwrap, job.message.bytes())
  const packets = heldOpen(unwrap.stdout)
  let unknownSigners: string[] = []
  let problem: unknown
  try {
    unknownSigners = yield* readPackets(start, packets, job)
  } catch (error) {
    // Whether the message was whole is the weightier question, and known only at its end.
    problem = error
    for await (const chunk of packets) void chunk
  }
  const end = await unwrap.ended
  await fed
  const fingerprint = openedBy(end)
  if (fingerprint === undefined) throw await explain(end, job)
  if (problem !== undefined) throw problem
  return { fingerprint, unknownSigners }
}

async function* readPackets(start: Start, packets: AsyncIterable<Buffer>, job: Job): AsyncGenerator<Buffer, string[]> {
  const head = await readHead(packets)
  if (head.length === 0) return []
  const all = chain(head, packets)
  if (isBareFile(head)) {
    yield* readFile(all)
    return []
  }
  const verify = start(['--decrypt', '--no-autostart'])
  const fed = feed(verify, all)
  yield* verify.stdout as AsyncIterable<Buffer>
  const end = await verify.ended
  await fed
  return judgeSignatures(end, job.held.signers)
}

async function readHead(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of source) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= innerHeadBytes) break
  }
  return Buffer.concat(chunks)
}

/** The stream's chunks, which can be read on by another after one has stopped. */
function heldOpen(stream: Readable): AsyncIterable<Buffer> {
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>
  return { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) }
}

async function* chain(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield head
  yield* rest
}

/** Writes at the program's pace. A source that fails ends the program; its error is found by who owns the source. */
async function feed(gpg: GpgProcess, source: AsyncIterable<Buffer>): Promise<void> {
  try {
    for await (const chunk of source) {
      if (!gpg.stdin.writable) break
      if (!gpg.stdin.write(chunk)) await drained(gpg.stdin)
    }
    gpg.stdin.end()
  } catch {
    gpg.kill()
  }
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ['drain', 'close', 'error']) stream.removeListener(event, done)
      resolve()
    }
    for (const event of ['drain', 'close', 'error']) stream.once(event, done)
    if (stream.destroyed) done()
  })
}

async function explain(end: GpgEnd, job: Job): Promise<unknown> {
  if (job.message.fault !== undefined) return job.message.fault
  const why = whyNotOpened(end)
  if (why !== 'passphrase' && why !== 'unopened') return why
  const key = await firstLocked(job.candidates, job.keyring.passphrase)
  return key === undefined ? noKey(job.message) : locked(key)
}
