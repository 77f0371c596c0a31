import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SectionName } from './options.ts'

/** What a section found out: a table for people, and everything that was measured. */
export interface Report {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly notes: readonly string[]
  readonly measured: unknown
}

export function printReport(report: Report): void {
  const lines = [report.columns, ...report.rows]
  const widths = report.columns.map((_, c) => Math.max(...lines.map((line) => line[c]!.length)))
  const show = (line: readonly string[]) =>
    line.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join('  ')
  console.log(`\n${report.title}\n`)
  console.log(show(report.columns))
  console.log(widths.map((width) => '─'.repeat(width)).join('  '))
  for (const row of report.rows) console.log(show(row))
  for (const note of report.notes) console.log(`\n${note}`)
}

/** Writes `<date>-<section>.md` and `.json`. @returns the path without its ending */
export async function writeReport(
  folder: string,
  section: SectionName,
  report: Report,
  facts: Readonly<Record<string, string>>,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const date = new Date().toISOString().slice(0, 10)
  const path = join(folder, `${date}-${section}`)
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const markdown = [
    `# ${report.title}`,
    '',
    ...Object.entries(facts).map(([name, value]) => `- ${name}: ${value}`),
    '',
    row(report.columns),
    row(report.columns.map((_, c) => (c === 0 ? '---' : '--:'))),
    ...report.rows.map(row),
    ...report.notes.flatMap((note) => ['', note]),
    '',
  ].join('\n')
  await writeFile(`${path}.md`, markdown)
  const { title, measured } = report
  await writeFile(`${path}.json`, `${JSON.stringify({ title, date, facts, measured }, undefined, 2)}\n`)
  return path
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`
export const times = (ratio: number) => `${ratio.toFixed(2)} ×`
export const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
