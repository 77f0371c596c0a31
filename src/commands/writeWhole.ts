import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Failure } from '../book/failures.ts'
import { fileTrouble } from './output.ts'

/**
 * Writes a file whole or not at all. Only its owner may read it: what commands write has a broker's data.
 * @throws Failure `file.unwritable`
 */
export async function writeWhole(file: string, text: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const partial = `${file}.partial`
  try {
    // One that was left behind would keep its own permissions.
    await rm(partial, { force: true })
    await pipeline(Readable.from(text), createWriteStream(partial, { mode: 0o600, flags: 'wx' }))
    await rename(partial, file)
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => {})
    throw new Failure('file.unwritable', { file, detail: fileTrouble(cause) }, { cause })
  }
}
