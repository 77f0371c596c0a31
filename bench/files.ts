import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { encryptionKey } from '../src/keys/keys.ts'
import { sampleClients } from '../src/sample/clients.ts'
import { csvText } from '../src/sample/csv.ts'
import { samplePolicies } from '../src/sample/policies.ts'
import { headerOf } from '../src/sample/write.ts'
import type { Place } from './place.ts'

export type BigTable = 'clients' | 'policies'

export interface EncryptedFile {
  readonly path: string
  readonly table: BigTable
  readonly rows: number
  readonly bytes: number
}

/** The share of rows that a later export differs in. */
export const changedShare = 0.1

/** The lines of a book's file, in pieces. The same arguments always give the same text. */
export function bookText(table: BigTable, rows: number, changed = 0): Iterable<string> {
  if (table === 'clients') return csvText(headerOf(table), sampleClients({ seed: 1, clients: rows, changed }))
  const book = { seed: 1, clients: Math.ceil(rows / 2), policies: rows, carriers: 934, asOf: '2026-06-01', changed }
  return csvText(headerOf(table), samplePolicies(book))
}

/** Makes the file with gpg, encrypted to the installation's key as a broker would, unless it was made before. */
export async function encryptedFile(place: Place, table: BigTable, rows: number, changed = 0): Promise<EncryptedFile> {
  const path = join(place.folder, `${table}-${rows}-${changed}.csv.gpg`)
  if (!existsSync(path)) await encrypt(place, bookText(table, rows, changed), path)
  return { path, table, rows, bytes: (await stat(path)).size }
}

async function encrypt(place: Place, text: Iterable<string>, path: string): Promise<void> {
  const key = join(place.folder, 'encryption-key.asc')
  await writeFile(key, await encryptionKey(place.keysDirectory))
  const gpg = spawn(
    'gpg',
    ['--no-options', '--batch', '--homedir', place.folder, '--recipient-file', key, '--output', path, '--encrypt'],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  )
  let said = ''
  gpg.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise<number | null>((resolve, reject) => gpg.on('close', resolve).on('error', reject))
  await pipeline(Readable.from(text), gpg.stdin)
  if ((await ended) !== 0) throw new Error(`gpg could not encrypt: ${said}`)
}
