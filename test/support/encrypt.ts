import { createMessage, encrypt, enums, readKey } from 'openpgp'

/** Encrypts as a broker would, to an armored public key. */
export async function encryptTo(publicKey: string, plaintext: Uint8Array | string): Promise<Buffer> {
  return seal(publicKey, plaintext, enums.compression.uncompressed)
}

export async function encryptCompressed(publicKey: string, plaintext: Uint8Array | string): Promise<Buffer> {
  return seal(publicKey, plaintext, enums.compression.zlib)
}

async function seal(publicKey: string, plaintext: Uint8Array | string, compression: enums.compression) {
  const binary = typeof plaintext === 'string' ? Buffer.from(plaintext) : plaintext
  const message = await createMessage({ binary })
  const encryptionKeys = await readKey({ armoredKey: publicKey })
  const config = { preferredCompressionAlgorithm: compression }
  return Buffer.from(await encrypt({ message, encryptionKeys, format: 'binary', config }))
}
