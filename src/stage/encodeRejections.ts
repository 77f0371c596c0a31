import type { Rejection } from '../validate/checked.ts'
import { CopyBuffer, numberBytes } from './copyBuffer.ts'

/**
 * How much is gathered before it is copied. The stage's own rows have to stop for it, so that turns are few; still,
 * rejected rows may be most of a large file.
 */
const turn = 2 * 1024 * 1024

/** Gathers rejected rows in PostgreSQL's binary COPY format, a row being: line, cells, findings. */
export class RejectionBuffer {
  readonly #out = new CopyBuffer(turn)
  #begun = false

  get empty(): boolean {
    return !this.#begun
  }

  get full(): boolean {
    return this.#out.full
  }

  add({ line, cells, findings }: Rejection): void {
    if (!this.#begun) this.#out.header()
    this.#begun = true
    this.#out.reserve(2 + numberBytes)
    this.#out.fieldCount(3)
    this.#out.int8(line)
    this.#out.textArray(cells)
    this.#out.jsonb(findings)
  }

  /** All that was added since the last time, as a whole COPY. It may be used until the next but one call. */
  take(): Buffer {
    this.#out.trailer()
    this.#begun = false
    return this.#out.take()
  }
}
