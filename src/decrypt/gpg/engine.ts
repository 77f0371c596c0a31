import type { Readable, Writable } from 'node:stream'
import type { Engine } from '../engine.ts'
import { innerHeadBytes, isBareFile, readFile } from '../innerMessage.ts'
import { runOpenpgpjs } from '../openpgpjs/engine.ts'
import { decryption, type Content, type Job } from '../session.ts'
import type { Gpg } from './find.ts'
import { startGpg, type GpgProcess } from './process.ts'
import { writeSignerKeys } from './signerKeys.ts'
import { judgeIntegrity, judgeSignatures } from './verdict.ts'

/**
 * Decrypts with the installed gpg, which is given each message's session key and nothing else: no private key, no
 * home, no agent. RFC 9580's new formats, which it does not read, OpenPGP.js decrypts.
 */
export function createGpgEngine({ program, version }: Gpg): Engine {
  const run = (job: Job) => (job.message.usesRfc9580 ? runOpenpgpjs(job) : runGpg(program, job))
  return {
    name: 'gpg',
    version,
    decrypt: (ciphertext, keyring, limits) => decryption(run, ciphertext, keyring, limits),
  }
}

async function* runGpg(program: string, job: Job): AsyncGenerator<Buffer, Content> {
  const processes: GpgProcess[] = []
  const start: Start = (...parameters) => {
    const gpg = startGpg(program, ...parameters)
    processes.push(gpg)
    return gpg
  }
  const stop = () => processes.forEach((gpg) => gpg.kill())
  const { signal } = job.limits
  signal?.addEventListener('abort', stop)
  try {
    return yield* decryptWith(start, job)
  } finally {
    signal?.removeEventListener('abort', stop)
    stop()
    await Promise.all(processes.map(({ ended }) => ended))
  }
}

type Start = (args: readonly string[], secret?: string) => GpgProcess

/**
 * Two steps, because one gpg that decrypts and verifies at once ends with exit code 2 both for a signer it does not
 * know and for a tampered OCB message, of which it even says GOODMDC. `--unwrap` only decrypts, to the packets inside;
 * then the exit code speaks of integrity alone (and gpg 2.2 says BADMDC of tampered OCB, too). If the packets are
 * nothing but a file, we take it out ourselves; if they are signed, a second gpg verifies what the first has proven
 * whole.
 */
async function* decryptWith(start: Start, job: Job): AsyncGenerator<Buffer, Content> {
  const { cipher, sessionKey } = job.session
  const secret = `${cipher}:${Buffer.from(sessionKey.data).toString('hex').toUpperCase()}\n`
  const unwrap = start(['--no-keyring', '--override-session-key-fd', '4', '--unwrap', '--decrypt'], secret)
  const fed = feed(unwrap, job.message.bytes())
  const packets = heldOpen(unwrap.stdout)
  let content: Content | undefined
  let problem: unknown
  try {
    content = yield* readPackets(start, packets, job)
  } catch (error) {
    // Whether the message was whole is the weightier question, and known only at its end.
    problem = error
    for await (const chunk of packets) void chunk
  }
  const end = await unwrap.ended
  await fed
  judgeIntegrity(end)
  if (content === undefined) throw problem
  return content
}

async function* readPackets(start: Start, packets: AsyncIterable<Buffer>, job: Job): AsyncGenerator<Buffer, Content> {
  const head = await readHead(packets)
  const all = chain(head, packets)
  if (isBareFile(head)) {
    return { unknownSigners: [], writtenAt: yield* readFile(all) }
  }
  const signers = await writeSignerKeys(job.held.signers)
  try {
    const verify = start([...signers.options, '--decrypt'])
    const fed = feed(verify, all)
    yield* verify.stdout as AsyncIterable<Buffer>
    const end = await verify.ended
    await fed
    return judgeSignatures(end, job.held.signers)
  } finally {
    await signers.remove()
  }
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
    const events = ['drain', 'close', 'error']
    const done = () => {
      for (const event of events) stream.removeListener(event, done)
      resolve()
    }
    for (const event of events) stream.once(event, done)
    if (stream.destroyed) done()
  })
}
