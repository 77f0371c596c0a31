/** How much is gathered before it is sent. */
const size = 256 * 1024

/** The largest numeric that CopyBuffer writes: 4 header words and 4 digits. */
export const numericBytes = 16

/**
 * Writes PostgreSQL's binary COPY format: big-endian, every field with its length before it. Source: the PostgreSQL
 * manual, COPY, "Binary Format", and the `*_recv` functions of the types.
 */
export class CopyBuffer {
  #bytes = Buffer.allocUnsafeSlow(size)
  #other = Buffer.allocUnsafeSlow(size)
  #at = 0

  get full(): boolean {
    return this.#at >= size - 4096
  }

  /** What was written since the last time. The buffer comes into use again with the next but one call. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#at)
    this.#bytes = this.#other
    this.#other = taken.buffer.byteLength === size ? Buffer.from(taken.buffer) : Buffer.allocUnsafeSlow(size)
    this.#at = 0
    return taken
  }

  /** Makes room for `count` more bytes. Rows are far smaller than the buffer, save for the odd giant. */
  reserve(count: number): void {
    if (this.#at + count <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(this.#at + count + size)
    larger.set(this.#bytes.subarray(0, this.#at))
    this.#bytes = larger
  }

  header(): void {
    this.reserve(19)
    this.#at += this.#bytes.write('PGCOPY\n\xff\r\n\0', this.#at, 'latin1')
    this.#at = this.#bytes.writeInt32BE(0, this.#at)
    this.#at = this.#bytes.writeInt32BE(0, this.#at)
  }

  trailer(): void {
    this.fieldCount(-1)
  }

  fieldCount(count: number): void {
    this.reserve(2)
    this.#at = this.#bytes.writeInt16BE(count, this.#at)
  }

  null(): void {
    this.reserve(4)
    this.#at = this.#bytes.writeInt32BE(-1, this.#at)
  }

  int4(value: number): void {
    this.reserve(8)
    this.#at = this.#bytes.writeInt32BE(4, this.#at)
    this.#at = this.#bytes.writeInt32BE(value, this.#at)
  }

  /** @param value a whole number from 0 to 2^53 - 1 */
  int8(value: number): void {
    this.reserve(12)
    const high = Math.floor(value / 0x1_0000_0000)
    this.#at = this.#bytes.writeInt32BE(8, this.#at)
    this.#at = this.#bytes.writeInt32BE(high, this.#at)
    this.#at = this.#bytes.writeUInt32BE(value - high * 0x1_0000_0000, this.#at)
  }

  /**
   * @param value the amount times 10,000, so that its last four digits are just one digit of PostgreSQL's base
   *   10,000. Shown with two decimals, or four where it has more than two.
   */
  numeric(value: number): void {
    const magnitude = Math.abs(value)
    let digits: number[] = []
    for (let rest = magnitude; rest > 0; rest = Math.floor(rest / 10_000)) digits.push(rest % 10_000)
    const weight = digits.length - 2
    digits.reverse()
    while (digits.length > 0 && digits.at(-1) === 0) digits = digits.slice(0, -1)
    this.reserve(4 + numericBytes)
    this.#at = this.#bytes.writeInt32BE(8 + 2 * digits.length, this.#at)
    this.#at = this.#bytes.writeInt16BE(digits.length, this.#at)
    this.#at = this.#bytes.writeInt16BE(digits.length === 0 ? 0 : weight, this.#at)
    this.#at = this.#bytes.writeInt16BE(value < 0 ? 0x4000 : 0, this.#at)
    this.#at = this.#bytes.writeInt16BE(magnitude % 100 === 0 ? 2 : 4, this.#at)
    for (const digit of digits) this.#at = this.#bytes.writeInt16BE(digit, this.#at)
  }

  range(source: Buffer, from: number, to: number): void {
    const length = to - from
    this.reserve(4 + length)
    this.#at = this.#bytes.writeInt32BE(length, this.#at)
    const target = this.#bytes
    let at = this.#at
    // Most cells are a few bytes long, where a loop is quicker than a call into the runtime.
    if (length < 48) for (let i = from; i < to; i++) target[at++] = source[i]!
    else at += source.copy(target, at, from, to)
    this.#at = at
  }

  text(value: string): void {
    const length = Buffer.byteLength(value)
    this.reserve(4 + length)
    this.#at = this.#bytes.writeInt32BE(length, this.#at)
    this.#at += this.#bytes.write(value, this.#at)
  }

  jsonb(value: unknown): void {
    const json = JSON.stringify(value)
    const length = Buffer.byteLength(json)
    this.reserve(5 + length)
    this.#at = this.#bytes.writeInt32BE(1 + length, this.#at)
    this.#at = this.#bytes.writeInt8(1, this.#at)
    this.#at += this.#bytes.write(json, this.#at)
  }

  /** One-dimensional `text[]` without nulls. */
  textArray(values: readonly string[]): void {
    const textOid = 25
    let length = values.length === 0 ? 12 : 20
    for (const value of values) length += 4 + Buffer.byteLength(value)
    this.reserve(4 + length)
    this.#at = this.#bytes.writeInt32BE(length, this.#at)
    this.#at = this.#bytes.writeInt32BE(values.length === 0 ? 0 : 1, this.#at)
    this.#at = this.#bytes.writeInt32BE(0, this.#at)
    this.#at = this.#bytes.writeInt32BE(textOid, this.#at)
    if (values.length === 0) return
    this.#at = this.#bytes.writeInt32BE(values.length, this.#at)
    this.#at = this.#bytes.writeInt32BE(1, this.#at)
    for (const value of values) this.text(value)
  }
}
