import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { csvLine, type CsvRow } from './csv.ts'

export interface Written {
  readonly file: string
  readonly rows: number
  readonly bytes: number
}

/** A CSV file that is being written, row by row. A file that is there in the end is a whole one. */
export class CsvFile {
  readonly #file: string
  readonly #descriptor: number
  #text: string
  #rows = 0
  #bytes = 0
  #open = true

  constructor(file: string, header: readonly string[]) {
    this.#file = file
    this.#descriptor = openSync(this.#partial, 'w')
    this.#text = csvLine(header)
  }

  /** The line that the next row will be on, as long as no cell holds a line end. */
  get nextLine(): number {
    return this.#rows + 2
  }

  write(row: CsvRow): void {
    this.#text += typeof row === 'string' ? row : csvLine(row)
    this.#rows += 1
    if (this.#text.length >= 65_536) this.#flush()
  }

  finish(): Written {
    this.#flush()
    closeSync(this.#descriptor)
    this.#open = false
    renameSync(this.#partial, this.#file)
    return { file: this.#file, rows: this.#rows, bytes: this.#bytes }
  }

  /** Takes the file away, unless it is finished. */
  [Symbol.dispose](): void {
    if (!this.#open) return
    closeSync(this.#descriptor)
    rmSync(this.#partial, { force: true })
  }

  get #partial(): string {
    return `${this.#file}.partial`
  }

  #flush(): void {
    const bytes = Buffer.from(this.#text)
    writeFileSync(this.#descriptor, bytes)
    this.#bytes += bytes.length
    this.#text = ''
  }
}
