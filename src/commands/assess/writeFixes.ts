import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../book/failures.ts'
import { fixColumns } from '../../serve/fixColumns.ts'
import { fixCsv } from '../../serve/fixCsv.ts'
import { wantedRows } from '../../serve/readiness/wantedRows.ts'
import type { FixShape } from '../../serve/shapes/readiness.ts'
import { readHeaders, streamFixRows, streamWaitingRows } from '../../store/reads/fixRows.ts'
import type { Reads } from '../../store/reads/run.ts'
import { fileTrouble } from '../output.ts'
import { writeWhole } from '../writeWhole.ts'

interface FixesRequest {
  readonly brokerId: number
  readonly asOf: string
  /** Those to write, in the order that pays. */
  readonly fixes: readonly FixShape[]
  /** A file for the first of them where the name ends in .csv, else a folder with a file for each. */
  readonly path: string
}

/**
 * Writes the rows of fixes as CSV to fill in and load, the same that the API gives.
 * @returns the files written
 * @throws Failure file.unwritable
 */
export async function writeFixes(store: Reads, request: FixesRequest): Promise<string[]> {
  const { fixes, path } = request
  const isFile = path.toLowerCase().endsWith('.csv')
  if (isFile) {
    const [first] = fixes
    if (first === undefined) return []
    await writeWhole(path, csvOf(store, request, first.id))
    return [path]
  }
  await mkdir(path, { recursive: true }).catch((cause: unknown) => {
    throw new Failure('file.unwritable', { file: path, detail: fileTrouble(cause) }, { cause })
  })
  const written: string[] = []
  for (const [at, fix] of fixes.entries()) {
    const name = `${String(at + 1).padStart(2, '0')}-${fix.table}-${fix.id.replaceAll(/[^\w.-]/g, '-')}.csv`
    await writeWhole(join(path, name), csvOf(store, request, fix.id))
    written.push(join(path, name))
  }
  return written
}

async function* csvOf(store: Reads, { brokerId, asOf }: FixesRequest, fix: string): AsyncGenerator<string> {
  const { wanted, table, rejected } = wantedRows({ fix })
  const query = { brokerId, asOf, table, wanted }
  const csv = fixCsv(table, fixColumns(table, await readHeaders(store, brokerId, table), wanted))
  yield csv.head
  if (rejected) for await (const batch of streamWaitingRows(store, query)) yield batch.map(csv.waitingLine).join('')
  else for await (const batch of streamFixRows(store, query)) yield batch.map(csv.line).join('')
}
