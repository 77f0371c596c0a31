import { setImmediate } from 'node:timers/promises'
import { createMessage, encrypt, readKey } from 'openpgp'
import type { TableName } from '../book/tables.ts'
import { csvText } from './csv.ts'
import type { SampleOptions } from './options.ts'
import { csvRow, headerOf, sampleRows } from './write.ts'

/** One table of a sample book, as a broker would send it. Nothing of it is on a disk at any time. */
export async function* encryptTable(
  table: TableName,
  options: SampleOptions,
  armoredKey: string,
): AsyncGenerator<Uint8Array> {
  const text = ReadableStream.from(unhurried(csvText(headerOf(table), sampleRows(table, options).map(csvRow))))
  const encryptionKeys = await readKey({ armoredKey })
  yield* await encrypt({ message: await createMessage({ text }), encryptionKeys, format: 'binary' })
}

/** Making rows takes a moment, in which others are to be served, too. */
async function* unhurried(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece
    await setImmediate()
  }
}
