import { findArmor, isBinary } from '../book/armor.ts'
import { describeContent, isText } from './describeContent.ts'

/** What a file that is OpenPGP begins with. What is wrong with it, if it is no encrypted message, decryption says. */
export type OpenPgpKind = 'message' | 'key' | 'signature' | 'unencrypted'

/**
 * Tells from a file's first bytes (a few KB are plenty) whether it is OpenPGP at all: binary, or armored with whatever
 * text, blank lines or byte order mark before the armor. Only framing is looked at; nothing is decrypted.
 *
 * @returns the kind, or what the file looks like instead, for people: "a CSV text", "a ZIP archive …"
 */
export function sniffOpenPgp(head: Uint8Array): OpenPgpKind | { readonly notOpenPgp: string } {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  if (bytes.length === 0) return { notOpenPgp: 'an empty file' }
  const kind = isBinary(bytes) ? kindOfFirstPacket(bytes) : kindOfArmor(bytes)
  return kind ?? { notOpenPgp: describeContent(bytes) }
}

function kindOfArmor(bytes: Buffer): OpenPgpKind | undefined {
  // The head may end right behind the BEGIN line.
  const armor = findArmor(`${bytes.toString('latin1')}\n`)
  if (armor === undefined) return undefined
  if (armor.type.startsWith('PGP MESSAGE')) return 'message'
  if (armor.type.endsWith('KEY BLOCK')) return 'key'
  if (armor.type === 'PGP SIGNATURE') return 'signature'
  return armor.type === 'PGP SIGNED MESSAGE' ? 'unencrypted' : undefined
}

/** Looks beyond the tag, since one byte in two has the bit: images and UTF-16 text have it as well. */
function kindOfFirstPacket(bytes: Buffer): OpenPgpKind | undefined {
  const packet = readPacketStart(bytes)
  if (packet === undefined) return undefined
  const [first = -1] = packet.body
  const oneOf = (...versions: number[]) => versions.includes(first)
  switch (packet.tag) {
    case 1:
      return oneOf(2, 3, 6) ? 'message' : undefined
    case 3:
      return oneOf(4, 5, 6) ? 'message' : undefined
    case 9:
      // No version to look at: a text that begins with É in an old Windows encoding has this byte, too.
      return isText(bytes) ? undefined : 'message'
    case 18:
      return oneOf(1, 2) ? 'message' : undefined
    case 20:
      return oneOf(1) ? 'message' : undefined
    case 10:
      return packet.body.subarray(0, 3).toString('latin1') === 'PGP' ? 'message' : undefined
    case 2:
      return oneOf(2, 3, 4, 5, 6) ? 'signature' : undefined
    case 5:
    case 6:
    case 7:
    case 14:
      return oneOf(2, 3, 4, 5, 6) ? 'key' : undefined
    case 4:
      return oneOf(3, 6) ? 'unencrypted' : undefined
    case 8:
      return oneOf(0, 1, 2, 3) ? 'unencrypted' : undefined
    case 11:
      return ['b', 't', 'u', 'l', 'm'].includes(String.fromCharCode(first)) ? 'unencrypted' : undefined
    default:
      return undefined
  }
}

function readPacketStart(bytes: Buffer): { tag: number; body: Buffer } | undefined {
  const [first = 0, second] = bytes
  if (second === undefined) return undefined
  if ((first & 0x40) === 0) {
    const lengthBytes = [1, 2, 4, 0][first & 3] ?? 0
    return { tag: (first >> 2) & 0x0f, body: bytes.subarray(1 + lengthBytes) }
  }
  const lengthBytes = second === 255 ? 5 : second >= 192 && second < 224 ? 2 : 1
  return { tag: first & 0x3f, body: bytes.subarray(1 + lengthBytes) }
}
