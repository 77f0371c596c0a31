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
  const text = causes.map((each) => each.message).join(' ')
  const options = { cause: error }
  if (/maximum decompressed (message )?size/i.test(text)) {
    return new Failure('decrypt.too-large', { limit: maxBytes }, options)
  }
  const unsupported = /unsupported|not supported|unknown (?:symmetric|compression) algorithm|Invalid enum value/i.exec(
    text,
  )
  if (unsupported !== null && !/Modification|tag mismatch/i.test(text)) {
    return new Failure('decrypt.unsupported', { detail: 'an algorithm that OpenPGP.js lacks' }, options)
  }
  // Pieces with tags are checked before they are read on, so what then cannot be read was written so.
  const isRead = message.chunkBits !== undefined || causes.some((each) => each.name === 'GrammarError')
  const isGrammar = /GrammarError|MalformedPacket|Unexpected packet|Parsing \w+ failed|Unexpected end of packet/i
  if (isRead && isGrammar.test(`${text} ${causes.map((each) => each.name).join(' ')}`)) {
    return new Failure('decrypt.malformed', {}, options)
  }
  return new Failure('decrypt.tampered', {}, options)
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = []
  for (let each = error; each instanceof Error && causes.length < 10; each = each.cause) causes.push(each)
  return causes
}
