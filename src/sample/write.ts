import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../book/failures.ts'
import { tableNames, tables, type TableName } from '../book/tables.ts'
import { SampleCarriers } from './carriers.ts'
import { SampleClients } from './clients.ts'
import type { CsvRow } from './csv.ts'
import { CsvFile, type Written } from './csvFile.ts'
import type { SampleRow } from './fault.ts'
import type { SampleOptions } from './options.ts'
import { SamplePolicies } from './policies.ts'

export interface SampleFile extends Written {
  readonly table: TableName
}

export interface WrittenSample {
  readonly files: readonly SampleFile[]
  /** The list of what was planted. */
  readonly faults: Written
}

const fileNames: Readonly<Record<TableName, string>> = {
  clients: 'Clients.csv',
  carriers: 'Carriers.csv',
  policies: 'Policies.csv',
}
const faultsName = 'Faults.csv'
const faultsHeader = ['table', 'id', 'line', 'code', 'column', 'sent', 'truth', 'outcome']

/**
 * Writes the sample book's three files into `directory`, making it if needed, and beside them the list of all that
 * Openbook is sure to find in them. Existing files are replaced only with `replace`: they could be a real book.
 *
 * @throws Failure file.exists
 */
export function writeSample(directory: string, options: SampleOptions, replace = false): WrittenSample {
  const names = [...tableNames.map((table) => fileNames[table]), faultsName]
  const there = names.map((name) => join(directory, name)).find((file) => existsSync(file))
  if (there !== undefined && !replace) throw new Failure('file.exists', { file: there })
  mkdirSync(directory, { recursive: true })
  using faults = new CsvFile(join(directory, faultsName), faultsHeader)
  const files: SampleFile[] = []
  for (const table of tableNames) {
    using file = new CsvFile(join(directory, fileNames[table]), headerOf(table))
    for (const row of sampleRows(table, options)) {
      writeFaults(faults, table, row, file.nextLine)
      file.write(csvRow(row))
    }
    files.push({ table, ...file.finish() })
  }
  return { files, faults: faults.finish() }
}

/** The rows of one table of a sample book, and what is wrong with them. */
export function sampleRows(table: TableName, options: SampleOptions): Generator<SampleRow> {
  const made = {
    clients: () => new SampleClients(options),
    carriers: () => new SampleCarriers(options),
    policies: () => new SamplePolicies(options),
  }
  return made[table]().rows()
}

export function csvRow({ cells, line }: SampleRow): CsvRow {
  return line ?? cells
}

/** Writes one table's file with the header of its documentation. */
export function writeTable(path: string, table: TableName, rows: Iterable<CsvRow>): SampleFile {
  using file = new CsvFile(path, headerOf(table))
  for (const row of rows) file.write(row)
  return { table, ...file.finish() }
}

/** The header texts of the broker's documentation. */
export function headerOf(table: TableName): string[] {
  return tables[table].columns.map((column) => column.header)
}

function writeFaults(to: CsvFile, table: TableName, { id, faults }: SampleRow, line: number): void {
  for (const { code, column, sent, truth, outcome } of faults) {
    to.write([table, id === null ? '' : String(id), String(line), code, column, sent, truth, outcome])
  }
}
