import { createMessage, encrypt, readKey } from 'openpgp'

/** Encrypts as a broker would, to an armored public key. */
export async function encryptTo(publicKey: string, plaintext: Uint8Array | string): Promise<Buffer> {
  const binary = typeof plaintext === 'string' ? Buffer.from(plaintext) : plaintext
  const message = await createMessage({ binary })
  const encryptionKeys = await readKey({ armoredKey: publicKey })
  return Buffer.from(await encrypt({ message, encryptionKeys, format: 'binary' }))
}
