import { expect, it } from 'vitest'
import { decryption, type Run } from '../../src/decrypt/session.ts'
import { makeFixtures } from './support/fixtures.ts'
import { encryptPackets, literal } from './support/messages.ts'
import { inChunks } from './support/outcome.ts'

/** What holds for any engine, whatever it does itself. */

const fixtures = await makeFixtures()
const { me, text } = fixtures
const message = await encryptPackets(literal(text), [me.key], { kind: 'mdc' })

async function read(run: Run, sent: Buffer, maxBytes = 1_000_000): Promise<number> {
  const { plaintext } = decryption(run, inChunks(sent, 1000), fixtures.keyring(me), { maxBytes })
  let size = 0
  for await (const chunk of plaintext) size += chunk.length
  return size
}

it('sees what follows the message although the engine does not', async () => {
  const easy: Run = async function* () {
    yield text
    return { unknownSigners: [], writtenAt: 0 }
  }
  await expect(read(easy, Buffer.concat([message, message]))).rejects.toMatchObject({
    code: 'decrypt.several-messages',
  })
  await expect(read(easy, message.subarray(0, -1))).rejects.toMatchObject({ code: 'decrypt.truncated' })
  expect(await read(easy, message)).toBe(text.length)
})

it('never hands the engine a second message', async () => {
  let given = Buffer.alloc(0)
  const curious: Run = async function* ({ message }) {
    for await (const chunk of message.bytes()) given = Buffer.concat([given, chunk])
    yield text
    return { unknownSigners: [], writtenAt: 0 }
  }
  await expect(read(curious, Buffer.concat([message, message]))).rejects.toMatchObject({
    code: 'decrypt.several-messages',
  })
  expect(given.length).toBeLessThanOrEqual(message.length)
})

it('stops an engine that goes beyond the limit, and lets it tidy up', async () => {
  let isTidy = false
  const endless: Run = async function* () {
    try {
      for (;;) yield text
    } finally {
      isTidy = true
    }
  }
  await expect(read(endless, message)).rejects.toMatchObject({ code: 'decrypt.too-large' })
  expect(isTidy).toBe(true)
})
