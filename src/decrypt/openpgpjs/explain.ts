import { Failure } from '../../book/failures.ts'
import type { OuterMessage } from '../outerMessage.ts'

/**
 * Gives OpenPGP.js's error its code. The library tells its errors apart by their text only, so whatever is not known
 * here counts as tampering: the message's outside was good and its session key was opened, so what is left is its
 * content.
 */
export function explain(error: unknown, message: OuterMessage, maxBytes: number): unknown {
  if (message.fault !== undefined) return message.fault
  const causes = causesOf(error)
  const failure = causes.find((each) => each instanceof Failure)
  if (failure !== undefined) return failure
  const options = { cause: error }
  const says = (text: RegExp) => causes.some((each) => text.test(`${each.name}: ${each.message}`))
  if (says(/maximum decompressed/i)) return new Failure('decrypt.too-large', { limit: maxBytes }, options)
  if (says(/modification|tag mismatch|unable to authenticate/i)) return new Failure('decrypt.tampered', {}, options)
  if (says(/unsupported|not supported|enum value/i)) {
    return new Failure('decrypt.unsupported', { detail: 'an algorithm that OpenPGP.js lacks' }, options)
  }
  // What comes in pieces with tags is checked before it is read on, so what cannot be read then was written so. With
  // one check at the end (MDC) the library's error mostly comes before it, and may come of a change.
  return new Failure(message.chunkBits === undefined ? 'decrypt.tampered' : 'decrypt.malformed', {}, options)
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = []
  for (let each = error; each instanceof Error && causes.length < 10; each = each.cause) causes.push(each)
  return causes
}
