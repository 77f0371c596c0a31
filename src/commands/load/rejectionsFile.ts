import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Failure } from '../../book/failures.ts'
import { describeFinding } from '../../book/findings.ts'
import { escapeFormula } from '../../book/formulas.ts'
import { csvLine } from '../../serve/csv.ts'
import { streamRejections, type Rejected } from '../../store/reads/rejections.ts'
import type { Reads } from '../../store/reads/run.ts'
import type { UploadKey } from '../../store/uploads.ts'

/**
 * Writes an upload's rejected rows as CSV, the same that the API gives: the file's own columns first, then `_line`,
 * `_codes` and `_reasons`. With no rejected row it holds the header only, so that an old one never misleads.
 * @throws Failure file.unwritable
 */
export async function writeRejections(
  store: Reads,
  upload: UploadKey,
  header: readonly string[],
  file: string,
): Promise<void> {
  const partial = `${file}.partial`
  try {
    await pipeline(Readable.from(csvOf(streamRejections(store, upload), header)), createWriteStream(partial))
    await rename(partial, file)
  } catch (cause) {
    await rm(partial, { force: true })
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new Failure('file.unwritable', { file, detail: code }, { cause })
  }
}

/** With several files, each has its own: `rejected.csv` becomes `rejected.Clients.csv`. */
export function rejectionsFileFor(wanted: string, input: string, several: boolean): string {
  if (!several) return resolve(wanted)
  const extension = extname(wanted)
  const name = basename(input).replace(/(\.csv)?(\.(gpg|pgp|asc))?$/i, '')
  return resolve(join(dirname(wanted), `${basename(wanted, extension)}.${name}${extension}`))
}

async function* csvOf(batches: AsyncIterable<Rejected[]>, header: readonly string[]): AsyncGenerator<string> {
  yield csvLine([...header.map(escapeFormula), '_line', '_codes', '_reasons'])
  for await (const batch of batches) yield batch.map((rejected) => lineOf(rejected, header.length)).join('')
}

/** As many cells as the header has, whatever was sent, so that what comes after them stays in its column. */
function lineOf({ line, cells, findings }: Rejected, columns: number): string {
  const own = Array.from({ length: columns }, (_, at) => escapeFormula(cells[at] ?? ''))
  const codes = findings.map(({ code }) => code).join(' ')
  return csvLine([...own, line, codes, escapeFormula(findings.map(describeFinding).join(' '))])
}
