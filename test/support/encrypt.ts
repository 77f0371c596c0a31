import { createMessage, encrypt, enums, readKey } from 'openpgp'

/** Encrypts as a broker would, to an armored public key. @param date when the message says that it was made */
export async function encryptTo(publicKey: string, plaintext: Uint8Array | string, date?: Date): Promise<Buffer> {
  return seal(publicKey, plaintext, enums.compression.uncompressed, date)
}

export async function encryptCompressed(publicKey: string, plaintext: Uint8Array | string): Promise<Buffer> {
  return seal(publicKey, plaintext, enums.compression.zlib)
}

async function seal(
  publicKey: string,
  plaintext: Uint8Array | string,
  compression: enums.compression,
  date = new Date(),
) {
  const binary = typeof plaintext === 'string' ? Buffer.from(plaintext) : plaintext
  const message = await createMessage({ binary, date })
  const encryptionKeys = await readKey({ armoredKey: publicKey })
  const config = { preferredCompressionAlgorithm: compression }
  return Buffer.from(await encrypt({ message, encryptionKeys, format: 'binary', config }))
}
