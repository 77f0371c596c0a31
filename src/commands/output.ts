import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

const numbers = new Intl.NumberFormat('en-US')

/** 4851 as "4,851". */
export function count(value: number): string {
  return numbers.format(value)
}

/** "1 row", "2 rows". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

/** 340 as "0.3 s", 75000 as "1 min 15 s". */
export function duration(milliseconds: number): string {
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** 1536 as "1.5 KB". */
export function byteSize(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB']
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return unit === 0 ? `${bytes} bytes` : `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`
}

/** Coloured where the stream is a terminal that wants colours (NO_COLOR and the like are honoured). */
export function paint(stream: NodeJS.WriteStream, format: Format, text: string): string {
  return styleText(format, text, { stream, validateStream: true })
}

export function printLines(stream: NodeJS.WriteStream, lines: readonly string[]): void {
  if (lines.length > 0) stream.write(`${lines.join('\n')}\n`)
}

/** One JSON document on a line of its own. */
export function printJson(stream: NodeJS.WriteStream, document: unknown): void {
  stream.write(`${JSON.stringify(document)}\n`)
}

const closed = new WeakSet<NodeJS.WritableStream>()

/**
 * A reader that has gone (`| head`) is no reason to crash: what is still written to it is dropped, and the work goes
 * on to its end. So it does when the stream cannot be written for another reason (`> file` on a full disk), which
 * `onFailure` is told.
 */
export function survivesLostOutput(stream: NodeJS.WriteStream, onFailure: (error: Error) => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (closed.has(stream)) return
    closed.add(stream)
    if (error.code !== 'EPIPE') onFailure(error)
  })
}

/** Resolves when what was written so far has gone out, or cannot. */
export function written(stream: NodeJS.WriteStream): Promise<void> {
  // A failure is told just after the write's end.
  return new Promise((resolve) => stream.write('', () => setImmediate(resolve)))
}

/** Whether nobody reads the stream any more, so that a long output may end. */
export function hasNoReader(stream: NodeJS.WritableStream): boolean {
  return closed.has(stream)
}

/** What is wrong with a file, in words, from the error that the system gave. */
export function fileTrouble(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EACCES: 'you have no permission for it',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is not a folder',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
  }
  return words[code] ?? (code || (error instanceof Error ? error.message : String(error)))
}
