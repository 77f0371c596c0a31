import type { DecryptMessageResult, Key } from 'openpgp'
import { Failure } from '../../book/failures.ts'

/**
 * Awaits the check of every signature in the message.
 * @returns the key ids of signers that are not known
 * @throws Failure `decrypt.bad-signature` when a known signer's does not verify
 */
export async function checkSignatures(
  signatures: DecryptMessageResult['signatures'],
  signers: readonly Key[],
): Promise<string[]> {
  const unknown: string[] = []
  for (const { keyID, verified } of signatures) {
    const signer = keyID.toHex().toUpperCase()
    const good = await verified.then(
      () => true,
      () => false,
    )
    if (good) continue
    if (signers.some((key) => key.getKeys(keyID).length > 0)) throw new Failure('decrypt.bad-signature', { signer })
    unknown.push(signer)
  }
  return unknown
}
