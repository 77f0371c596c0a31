import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { constants, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { onEachEngine } from './support/engines.ts'
import { makeFixtures, type Fixtures } from './support/fixtures.ts'
import { compressed, encryptPackets, literal, packet, signed } from './support/messages.ts'
import { decryptAll, inChunks } from './support/outcome.ts'

/** Memory, processes, files and time: what a message may cost. */

let fixtures: Fixtures
let message: Buffer
let signedMessage: Buffer
let directory: string
const big = Buffer.alloc(20 * 1024 * 1024, 'Id,Name,Address\n')

beforeAll(async () => {
  fixtures = await makeFixtures()
  const { me, signer } = fixtures
  message = await encryptPackets(literal(big), [me.key], { kind: 'mdc' })
  signedMessage = await encryptPackets(await signed(big, [signer.key]), [me.key], { kind: 'mdc' })
  // Temporary files of these tests alone, so that what is left of them can be seen.
  directory = mkdtempSync(join(tmpdir(), 'openbook-test-'))
  vi.stubEnv('TMPDIR', directory)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(directory, { recursive: true, force: true })
})

/** Processes that this one has started and that still run; undefined where the system does not tell. */
function children(): string[] | undefined {
  try {
    return readdirSync('/proc/self/task')
      .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' '))
      .filter((pid) => pid !== '' && commandOf(pid).includes('gpg'))
  } catch {
    return undefined
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    return ''
  }
}

const canSeeChildren = children() !== undefined

/** Two gigabytes of zeros in two megabytes: deflate's blocks can simply be repeated. */
function bomb(): Buffer {
  const size = 2 ** 31 - 2 ** 20
  const step = 2 ** 20
  const flush = { finishFlush: constants.Z_FULL_FLUSH }
  const header = Buffer.from([0xc0 | 11, 255, 0, 0, 0, 0, 0x62, 0, 0, 0, 0, 0])
  header.writeUInt32BE(size + 6, 2)
  const block = deflateRawSync(Buffer.alloc(step), flush)
  const blocks = Array.from({ length: size / step }, () => block)
  return packet(
    8,
    Buffer.concat([Buffer.from([1]), deflateRawSync(header, flush), ...blocks, deflateRawSync(Buffer.alloc(0))]),
  )
}

onEachEngine((engine) => {
  const keyring = () => fixtures.keyring(fixtures.me)

  it('stops a compression bomb at the limit, in bounded memory', async () => {
    const sent = await encryptPackets(bomb(), [fixtures.me.key], { kind: 'mdc' })
    const maxBytes = 128 * 1024 * 1024
    const before = process.memoryUsage.rss()
    let most = 0
    let size = 0
    const reading = async () => {
      for await (const chunk of engine().decrypt(inChunks(sent, 65536), keyring(), { maxBytes }).plaintext) {
        size += chunk.length
        most = Math.max(most, process.memoryUsage.rss() - before)
      }
    }
    await expect(reading()).rejects.toMatchObject({ code: 'decrypt.too-large', params: { limit: maxBytes } })
    expect(size).toBeLessThanOrEqual(maxBytes)
    expect(most).toBeLessThan(150 * 1024 * 1024)
    expect(children() ?? []).toEqual([])
  })

  it('reads the message no faster than its plaintext is taken', async () => {
    let read = 0
    const source = async function* () {
      for await (const chunk of inChunks(message, 65536)) {
        read += chunk.length
        yield chunk
      }
    }
    const { plaintext } = engine().decrypt(source(), keyring(), { maxBytes: 2 ** 30 })
    const iterator = plaintext[Symbol.asyncIterator]()
    await iterator.next()
    // Whatever can be buffered on the way has been by the time that as many turns have passed as it has pieces.
    for (let turn = 0; turn < 2000; turn += 1) await new Promise(setImmediate)
    expect(read).toBeLessThan(message.length / 2)
    await iterator.return?.()
  })

  it('decrypts forty at once', async () => {
    const small = await encryptPackets(compressed('zip', literal(fixtures.text)), [fixtures.rsa.key], { kind: 'mdc' })
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () => decryptAll(engine(), small, fixtures.keyring(fixtures.rsa))),
    )
    expect(outcomes.every(({ plaintext }) => plaintext?.equals(fixtures.text))).toBe(true)
    expect(children() ?? []).toEqual([])
  })

  describe.each(['plain', 'signed'])('a %s message', (kind) => {
    const sent = () => (kind === 'plain' ? message : signedMessage)

    it('that is left early costs nothing more', async () => {
      let isClosed = false
      const source = async function* () {
        try {
          yield* inChunks(sent(), 65536)
        } finally {
          isClosed = true
        }
      }
      for await (const chunk of engine().decrypt(source(), keyring(), { maxBytes: 2 ** 30 }).plaintext) {
        expect(chunk.length).toBeGreaterThan(0)
        expect((children() ?? ['unseen']).length > 0).toBe(engine().name === 'gpg' || !canSeeChildren)
        break
      }
      expect(isClosed).toBe(true)
      expect(children() ?? []).toEqual([])
      expect(readdirSync(directory)).toEqual([])
    })

    it('stops at the signal', async () => {
      const stop = new AbortController()
      const { plaintext } = engine().decrypt(inChunks(sent(), 65536), keyring(), {
        maxBytes: 2 ** 30,
        signal: stop.signal,
      })
      const reading = async () => {
        for await (const chunk of plaintext) if (chunk.length > 0) stop.abort(new Error('enough'))
      }
      await expect(reading()).rejects.toThrow('enough')
      expect(children() ?? []).toEqual([])
    })

    it('stops at the signal although the source is stuck', async () => {
      const stop = new AbortController()
      const source = async function* () {
        yield sent().subarray(0, 1_000_000)
        await new Promise(() => {})
      }
      const { plaintext } = engine().decrypt(source(), keyring(), { maxBytes: 2 ** 30, signal: stop.signal })
      const reading = async () => {
        for await (const chunk of plaintext) if (chunk.length > 0) setImmediate(() => stop.abort(new Error('enough')))
      }
      await expect(reading()).rejects.toThrow('enough')
      expect(children() ?? []).toEqual([])
    })

    it('leaves no file but public keys, and that only while it runs', async () => {
      const seen = new Set<string>()
      for await (const chunk of engine().decrypt(inChunks(sent(), 65536), keyring(), { maxBytes: 2 ** 30 }).plaintext) {
        if (chunk.length > 0) for (const name of readdirSync(directory, { recursive: true })) seen.add(String(name))
      }
      const isVerifiedByGpg = kind === 'signed' && engine().name === 'gpg'
      const written = [...seen].filter((name) => name.includes('/')).map((name) => basename(name))
      expect(written).toEqual(isVerifiedByGpg ? ['signers.gpg'] : [])
      expect(readdirSync(directory)).toEqual([])
    })
  })

  it('hands on what goes wrong at the source', async () => {
    const source = async function* () {
      yield message.subarray(0, 500_000)
      throw new Error('the disk is gone')
    }
    await expect(decryptAll(engine(), source(), keyring())).rejects.toThrow('the disk is gone')
    expect(children() ?? []).toEqual([])
  })

  it('has no report before the end', () => {
    const decryption = engine().decrypt(inChunks(message, 65536), keyring(), { maxBytes: 2 ** 30 })
    expect(() => decryption.report()).toThrow('no report')
  })
})
