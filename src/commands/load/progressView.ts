import { basename } from 'node:path'
import { count, paint } from '../output.ts'

export interface LoadProgress {
  readonly phase: string
  readonly bytesDone: number
  readonly rowsRead: number
}

export interface ProgressView {
  update(progress: LoadProgress): void
  /** Clears what must not stay. */
  done(): void
}

/** Without a terminal: one line when reading begins, and then at most one in this time, in milliseconds. */
const lineInterval = 3000

const phases: Readonly<Record<string, string>> = {
  waiting: 'waiting for another load of this table to end',
  reading: 'reading',
  settling: 'looking at repeated ids',
  merging: 'merging into the book',
  reporting: 'writing down the rejected rows',
}

/** Shows how far a load is: a bar that redraws itself on a terminal, plain lines elsewhere. */
export function progressView(stream: NodeJS.WriteStream, file: string, bytes: number): ProgressView {
  const rate = rowRate()
  return stream.isTTY ? barView(stream, file, bytes, rate) : lineView(stream, file, bytes, rate)
}

function barView(stream: NodeJS.WriteStream, file: string, bytes: number, rate: RowRate): ProgressView {
  return {
    update(progress) {
      const share = shareOf(progress, bytes)
      const after = `${String(Math.floor(share * 100)).padStart(3)} %  ${describe(progress, rate)}`
      const room = (stream.columns || 80) - 1
      // On a narrow terminal the bar gives way first, then the name, then the end of the text.
      const width = clamp(room - basename(file).length - after.length - 3, 5, 24)
      const name = basename(file).slice(0, Math.max(8, room - width - after.length - 3))
      const full = Math.round(share * width)
      const bar = paint(stream, 'green', '█'.repeat(full)) + paint(stream, 'dim', '░'.repeat(width - full))
      stream.write(`\r\u001b[2K${name}  ${bar} ${after.slice(0, Math.max(0, room - name.length - width - 3))}`)
    },
    done: () => void stream.write('\r\u001b[2K'),
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

function lineView(stream: NodeJS.WriteStream, file: string, bytes: number, rate: RowRate): ProgressView {
  let last = performance.now()
  let begun = false
  return {
    update(progress) {
      const first = !begun && progress.phase === 'reading'
      if (!first && performance.now() - last < lineInterval) return
      begun ||= first
      last = performance.now()
      const share = first ? '' : `${Math.floor(shareOf(progress, bytes) * 100)} %, `
      stream.write(`${file}: ${share}${first ? 'reading' : describe(progress, rate)}\n`)
    },
    done() {},
  }
}

function describe(progress: LoadProgress, rate: RowRate): string {
  const phase = phases[progress.phase] ?? progress.phase
  if (progress.phase !== 'reading')
    return progress.rowsRead === 0 ? phase : `${count(progress.rowsRead)} rows  ${phase}`
  const perSecond = rate(progress.rowsRead)
  return `${count(progress.rowsRead)} rows${perSecond === undefined ? '' : `  ${count(perSecond)} rows/s`}  ${phase}`
}

function shareOf(progress: LoadProgress, bytes: number): number {
  return bytes === 0 ? 0 : Math.min(1, progress.bytesDone / bytes)
}

type RowRate = (rows: number) => number | undefined

/** Rows a second since reading began; nothing to say in the first half second. */
function rowRate(): RowRate {
  let began: number | undefined
  return (rows) => {
    const now = performance.now()
    began ??= now
    const seconds = (now - began) / 1000
    return seconds < 0.5 ? undefined : Math.round(rows / seconds)
  }
}
