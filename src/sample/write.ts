import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../book/failures.ts'
import { tableNames, tables, type TableName } from '../book/tables.ts'
import { sampleCarriers } from './carriers.ts'
import { sampleClients } from './clients.ts'
import { csvText } from './csv.ts'
import type { SampleOptions } from './options.ts'
import { samplePolicies } from './policies.ts'

export interface SampleFile {
  readonly table: TableName
  readonly file: string
  readonly rows: number
  readonly bytes: number
}

const fileNames: Readonly<Record<TableName, string>> = {
  clients: 'Clients.csv',
  carriers: 'Carriers.csv',
  policies: 'Policies.csv',
}

/**
 * Writes the sample book's three files into `directory`, making it if needed. Existing files are replaced only with
 * `replace`: they could be a real book.
 *
 * @throws Failure file.exists
 */
export function writeSample(directory: string, options: SampleOptions, replace = false): SampleFile[] {
  const rows: Record<TableName, () => Iterable<string[]>> = {
    clients: () => sampleClients(options),
    carriers: () => sampleCarriers(options),
    policies: () => samplePolicies(options),
  }
  const there = tableNames.map((table) => join(directory, fileNames[table])).find((file) => existsSync(file))
  if (there !== undefined && !replace) throw new Failure('file.exists', { file: there })
  mkdirSync(directory, { recursive: true })
  return tableNames.map((table) => writeTable(join(directory, fileNames[table]), table, rows[table]()))
}

/** Writes one table's file with the header of its documentation. A file that is there afterwards is a whole one. */
export function writeTable(file: string, table: TableName, rows: Iterable<readonly string[]>): SampleFile {
  const counted = { rows: 0, bytes: 0 }
  const partial = `${file}.partial`
  const descriptor = openSync(partial, 'w')
  try {
    for (const text of csvText(headerOf(table), counting(rows, counted))) {
      const bytes = Buffer.from(text)
      writeFileSync(descriptor, bytes)
      counted.bytes += bytes.length
    }
  } catch (cause) {
    rmSync(partial, { force: true })
    throw cause
  } finally {
    closeSync(descriptor)
  }
  renameSync(partial, file)
  return { table, file, ...counted }
}

/** The header texts of the broker's documentation. */
export function headerOf(table: TableName): string[] {
  return tables[table].columns.map((column) => column.header)
}

function* counting<T>(items: Iterable<T>, counted: { rows: number }): Generator<T> {
  for (const item of items) {
    counted.rows += 1
    yield item
  }
}
