import { basename, dirname, extname, join, resolve } from 'node:path'
import { rejectionsCsv } from '../../serve/rejectionsCsv.ts'
import { streamRejections } from '../../store/reads/rejections.ts'
import type { Reads } from '../../store/reads/run.ts'
import type { UploadKey } from '../../store/uploads.ts'
import { writeWhole } from '../writeWhole.ts'

/**
 * Writes an upload's rejected rows as CSV, the same that the API gives, ready to be mended and loaded again. With no
 * rejected row it holds the header only, so that an old one never misleads. Only its owner may read it.
 * @throws Failure file.unwritable
 */
export async function writeRejections(
  store: Reads,
  upload: UploadKey,
  header: readonly string[],
  file: string,
): Promise<void> {
  await writeWhole(file, csvOf(store, upload, header))
}

/** With several files, each has its own: `rejected.csv` becomes `rejected.Clients.csv`. */
export function rejectionsFileFor(wanted: string, input: string, several: boolean): string {
  if (!several) return resolve(wanted)
  const extension = extname(wanted)
  const name = basename(input).replace(/(\.csv)?(\.(gpg|pgp|asc))?$/i, '')
  return resolve(join(dirname(wanted), `${basename(wanted, extension)}.${name}${extension}`))
}

async function* csvOf(store: Reads, upload: UploadKey, header: readonly string[]): AsyncGenerator<string> {
  const csv = rejectionsCsv(header)
  yield csv.head
  for await (const batch of streamRejections(store, upload)) yield batch.map(csv.line).join('')
}
