import { isUtf8 } from 'node:buffer'
import type { ScanLimits } from '../../src/parse/limits.ts'
import type { ReadRow } from './rowsOf.ts'

/**
 * The scanner's rules once more, on a string with one character a byte, as plain as can be: what `scanRecords` must
 * do, whatever it does to be fast.
 */
export function scanByTheBook(text: string, separator: string, limits: ScanLimits): ReadRow[] {
  const rows: ReadRow[] = []
  let tried: Stop = { fault: '', at: 0 }
  let line = 1
  for (let at = 0; at < text.length;) {
    const read = readRow(text, at, separator, limits, tried)
    if ('fault' in read) {
      if (read.at > tried.at) tried = read
      rows.push(present(brokenLine(text, at, separator, limits), line, read.fault))
      at = nextLine(text, at)
      line++
    } else {
      const blank = separator === '\t' ? /^ *$/ : /^[ \t]*$/
      const saysSomething = read.cells.some((cell) => !blank.test(cell))
      if (saysSomething) rows.push(present(read.cells, line, ''))
      line += countLines(text.slice(at, read.next))
      at = read.next
    }
  }
  return rows
}

interface Stop {
  readonly fault: string
  readonly at: number
}

function readRow(
  text: string,
  start: number,
  separator: string,
  limits: ScanLimits,
  tried: Stop,
): { cells: string[]; next: number } | Stop {
  const cells: string[] = []
  for (let at = start; ;) {
    if (cells.length === limits.columns) return { fault: 'row.too-long', at }
    const cellCap = at + limits.cell
    const recordCap = start + limits.record
    const tooLong: Stop =
      cellCap <= recordCap ? { fault: 'row.cell.too-long', at: cellCap } : { fault: 'row.too-long', at: recordCap }
    const quote = quoteAt(text, at, separator)
    let end = quote ?? at
    let content: string | undefined
    if (quote !== undefined) {
      end++
      while (text[end] !== '"' || text[end + 1] === '"') {
        if (end > tooLong.at) return tooLong
        if (end >= text.length) return { fault: 'row.quote.unclosed', at: text.length }
        const startsLineEnd = text[end] === '\r' || (text[end] === '\n' && text[end - 1] !== '\r')
        if (startsLineEnd && end < tried.at) return { fault: tried.fault, at: 0 }
        end += text[end] === '"' ? 2 : 1
      }
      content = unquoted(text.slice(quote + 1, end))
      end++
      while (isBlank(text[end], separator)) end++
      if (end > tooLong.at) return tooLong
      if (end < text.length && ![separator, '\r', '\n'].includes(text[end]!))
        return { fault: 'row.quote.stray', at: end }
    } else {
      while (end < text.length && ![separator, '\r', '\n'].includes(text[end]!)) end++
      if (end > tooLong.at) return tooLong
    }
    cells.push(content ?? text.slice(at, end))
    if (text[end] !== separator || end >= text.length) return { cells, next: nextLine(text, end) }
    at = end + 1
  }
}

/** Where the quotation mark is that opens the cell at `at`. */
function quoteAt(text: string, at: number, separator: string): number | undefined {
  let quote = at
  while (isBlank(text[quote], separator)) quote++
  return text[quote] === '"' ? quote : undefined
}

function isBlank(character: string | undefined, separator: string): boolean {
  return character === ' ' || (character === '\t' && separator !== '\t')
}

function brokenLine(text: string, start: number, separator: string, limits: ScanLimits): string[] {
  const whole = /[^\r\n]*/.exec(text.slice(start))![0]
  let line = whole.slice(0, limits.shown)
  for (let i = 0; i < 3 && line.length < whole.length && isContinuation(whole[line.length]!); i++) {
    line = line.slice(0, -1)
  }
  const cells: string[] = []
  const blank = separator === '\t' ? ' ' : '[ \t]'
  const mark = separator === '|' ? '\\|' : separator
  const closed = new RegExp(`${blank}*"((?:[^"]|"")*)"${blank}*(?=${mark}|$)`, 'y')
  const open = new RegExp(`${blank}*"(?:[^"]|"")*$`, 'y')
  let mayClose = true
  for (let at = 0; ;) {
    const last = cells.length === limits.columns - 1
    closed.lastIndex = open.lastIndex = at
    const quoted = mayClose && !last ? closed.exec(line) : null
    if (quoted === null && mayClose && !last && open.test(line)) mayClose = false
    const next = line.indexOf(separator, at)
    const end = quoted === null ? (last || next < 0 ? line.length : next) : at + quoted[0].length
    cells.push(quoted === null ? line.slice(at, end) : unquoted(quoted[1]!))
    if (end >= line.length) return cells
    at = end + 1
  }
}

const isContinuation = (character: string) => (character.charCodeAt(0) & 0xc0) === 0x80

function present(cells: readonly string[], line: number, fault: string): ReadRow {
  const windows1252 = cells.some((cell) => !isUtf8(Buffer.from(cell, 'latin1')))
  const decoder = new TextDecoder(windows1252 ? 'windows-1252' : 'utf-8', { ignoreBOM: true })
  const hasNul = cells.some((cell) => cell.includes('\0'))
  return {
    line,
    cells: cells.map((cell) => decoder.decode(Buffer.from(cell, 'latin1')).replaceAll('\0', '␀')),
    fault: fault === '' && hasNul ? 'row.nul' : fault,
    windows1252,
  }
}

const unquoted = (content: string) => content.replaceAll('""', '"')

const countLines = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0

function nextLine(text: string, from: number): number {
  const end = /\r\n|\r|\n/.exec(text.slice(from))
  return end === null ? text.length : from + end.index + end[0].length
}
