import { readFile, stat, writeFile } from 'node:fs/promises'
import { Failure } from '../../book/failures.ts'
import type { Context } from '../context.ts'
import { fileTrouble } from '../output.ts'

/** A file of keys is small. */
const largestFile = 10 * 1024 * 1024

/** @throws Failure file.unreadable, keys.not-a-key */
export async function readKeyFile(context: Context, file: string): Promise<Uint8Array> {
  if (file === '-') {
    const pieces: Buffer[] = []
    let size = 0
    for await (const piece of context.stdin as AsyncIterable<Buffer>) {
      size += piece.length
      if (size <= largestFile + 1) pieces.push(piece)
    }
    return Buffer.concat(pieces)
  }
  try {
    if ((await stat(file)).size > largestFile) throw new Failure('keys.not-a-key', { file, detail: 'it is too large' })
    return await readFile(file)
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw new Failure('file.unreadable', { file, detail: fileTrouble(cause) }, { cause })
  }
}

/** @throws Failure file.unwritable */
export async function writeKeyFile(file: string, armored: string): Promise<void> {
  try {
    await writeFile(file, armored)
  } catch (cause) {
    throw new Failure('file.unwritable', { file, detail: fileTrouble(cause) }, { cause })
  }
}
