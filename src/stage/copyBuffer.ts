/**
 * How much is gathered before it is sent. Never less than 64 KiB, a stream's high-water mark: of less, pg-copy-streams
 * says that it is written when it is only queued, and the buffer would be filled anew too early.
 */
const size = 256 * 1024

/** The largest numeric that CopyBuffer writes: four header words and four digits. */
const numericBytes = 16

/** The most that one number takes, with its length. */
export const numberBytes = 4 + numericBytes

/**
 * Writes PostgreSQL's binary COPY format: big-endian, every field with its length before it. Source: the PostgreSQL
 * manual, COPY, "Binary Format", and the `*_recv` functions of the types.
 *
 * What is written for every cell of every row (`fieldCount` to `range`) expects that `reserve` was called for it; the
 * others do that themselves.
 */
export class CopyBuffer {
  #bytes = Buffer.allocUnsafeSlow(size)
  #view = viewOf(this.#bytes)
  #other = Buffer.allocUnsafeSlow(size)
  #at = 0
  /** The bytes that `range` copied of last: mostly it is called for many ranges of the same ones. */
  #source: Buffer = Buffer.alloc(0)
  #sourceView = viewOf(this.#source)
  readonly #digits = new Int16Array(4)
  readonly #enough: number

  /** @param enough bytes make it full */
  constructor(enough = size) {
    this.#enough = enough
  }

  get full(): boolean {
    return this.#at >= this.#enough
  }

  /** What was written since the last time. The buffer comes into use again with the next but one call. */
  take(): Buffer {
    const taken = this.#bytes
    const length = this.#at
    this.#bytes = this.#other
    this.#view = viewOf(this.#bytes)
    this.#other = taken
    this.#at = 0
    return taken.subarray(0, length)
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    if (this.#at + count <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(this.#at + count + size)
    larger.set(this.#bytes.subarray(0, this.#at))
    this.#bytes = larger
    this.#view = viewOf(larger)
  }

  header(): void {
    this.reserve(19)
    this.#at += this.#bytes.write('PGCOPY\n\xff\r\n\0', this.#at, 'latin1')
    this.#int32(0)
    this.#int32(0)
  }

  trailer(): void {
    this.reserve(2)
    this.fieldCount(-1)
  }

  fieldCount(count: number): void {
    this.#view.setInt16(this.#at, count)
    this.#at += 2
  }

  null(): void {
    this.#int32(-1)
  }

  int4(value: number): void {
    this.#int32(4)
    this.#int32(value)
  }

  /** @param value a whole number from 0 to 2^53 - 1 */
  int8(value: number): void {
    this.#int32(8)
    this.#int32(value / 0x1_0000_0000)
    this.#int32(value)
  }

  /**
   * @param value the amount times 10,000, within ±(2^53 - 1), so that its last four digits are just one digit of
   *   PostgreSQL's base 10,000. Shown with two decimals, or four where it has more than two.
   */
  numeric(value: number): void {
    const digits = this.#digits
    let rest = Math.abs(value)
    let first = -1
    let last = 4
    for (let place = 0; rest > 0; place++) {
      const higher = Math.floor(rest / 10_000)
      const digit = rest - higher * 10_000
      digits[place] = digit
      if (digit !== 0) {
        first = place
        if (last === 4) last = place
      }
      rest = higher
    }
    const count = first < 0 ? 0 : first - last + 1
    this.#int32(8 + 2 * count)
    this.fieldCount(count)
    this.fieldCount(first < 0 ? 0 : first - 1)
    this.fieldCount(value < 0 ? 0x4000 : 0)
    this.fieldCount(last > 0 || digits[0]! % 100 === 0 ? 2 : 4)
    for (let place = first; place >= last; place--) this.fieldCount(digits[place]!)
  }

  range(source: Buffer, from: number, to: number): void {
    if (source !== this.#source) {
      this.#source = source
      this.#sourceView = viewOf(source)
    }
    const length = to - from
    this.#int32(length)
    const at = this.#at
    // Most cells are a few bytes long, where a loop is quicker than a call into the runtime. It goes by four bytes; the
    // last step may copy up to three of those behind, which the next field overwrites.
    if (length < 64 && to + 3 <= source.length) {
      const view = this.#sourceView
      const target = this.#view
      for (let i = 0; i < length; i += 4) target.setInt32(at + i, view.getInt32(from + i))
    } else source.copy(this.#bytes, at, from, to)
    this.#at = at + length
  }

  text(value: string): void {
    const length = Buffer.byteLength(value)
    this.reserve(4 + length)
    this.#int32(length)
    this.#at += this.#bytes.write(value, this.#at)
  }

  jsonb(value: unknown): void {
    const json = JSON.stringify(value)
    const length = Buffer.byteLength(json)
    this.reserve(5 + length)
    this.#int32(1 + length)
    this.#bytes[this.#at++] = 1
    this.#at += this.#bytes.write(json, this.#at)
  }

  /** One-dimensional `text[]` without nulls. */
  textArray(values: readonly string[]): void {
    const textOid = 25
    let length = values.length === 0 ? 12 : 20
    for (const value of values) length += 4 + Buffer.byteLength(value)
    this.reserve(4 + length)
    this.#int32(length)
    this.#int32(values.length === 0 ? 0 : 1)
    this.#int32(0)
    this.#int32(textOid)
    if (values.length === 0) return
    this.#int32(values.length)
    this.#int32(1)
    for (const value of values) this.text(value)
  }

  /** Numbers beyond 32 bits are cut to their lowest 32. */
  #int32(value: number): void {
    this.#view.setInt32(this.#at, value)
    this.#at += 4
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
