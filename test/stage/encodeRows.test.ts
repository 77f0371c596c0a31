import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clients } from '../../src/book/tables.ts'
import type { Mapping } from '../../src/map/mapping.ts'
import { encodeRows } from '../../src/stage/encodeRows.ts'
import type { CheckedBatch } from '../../src/validate/checked.ts'

const [id, name] = [clients.columns[0]!, clients.columns[1]!]
const mapping = {
  table: clients,
  header: ['Id', 'Name'],
  columns: [
    { column: id, cell: 0 },
    { column: name, cell: 1 },
  ],
} as unknown as Mapping

/** Cells of all sizes, many far larger than the buffer they are gathered in. */
const cell = fc.oneof(
  fc.constant(null),
  fc.string({ maxLength: 60 }),
  fc.nat(700_000).map((length) => 'x'.repeat(length)),
)
const row = fc.record({ id: fc.maxSafeNat(), name: cell, unreadable: fc.option(cell, { freq: 5 }) })
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

describe('encodeRows', () => {
  it('loses no byte of any row, however large its cells are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(row, { maxLength: 12 }), { maxLength: 4 }), async (batches) => {
        async function* checked() {
          for (const batch of batches) yield batchOf(batch)
        }
        const pieces: Buffer[] = []
        for await (const piece of encodeRows(mapping, checked())) pieces.push(Buffer.from(piece))
        const expected = batches.flatMap((batch) =>
          batch.map((each, index) => [
            index,
            each.id,
            each.name,
            each.unreadable === null ? null : JSON.stringify({ name: each.unreadable }),
          ]),
        )
        expect(decode(Buffer.concat(pieces))).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })
})

function batchOf(rows: Row[]): CheckedBatch {
  const texts = rows.map(({ name }) => Buffer.from(name ?? ''))
  let at = 0
  const start = Int32Array.from(rows, ({ name }, r) => {
    const from = at
    at += texts[r]!.length
    return name === null ? -1 : from
  })
  const end = start.map((from, r) => (from < 0 ? -1 : from + texts[r]!.length))
  const unreadable = new Map(
    rows.flatMap(({ unreadable }, r) => (unreadable === null ? [] : [[r, { name: unreadable }] as const])),
  )
  return {
    bytes: Buffer.concat(texts),
    count: rows.length,
    line: Float64Array.from(rows, (_, r) => r),
    columns: [
      { column: id, value: Float64Array.from(rows, (each) => each.id) },
      { column: name, start, end },
    ],
    unreadable: unreadable,
    rejected: [],
    noted: [],
  }
}

/** Rows as the manual describes the format: line, id, name and unreadable of each. */
function decode(bytes: Buffer): unknown[][] {
  let at = 19
  const rows: unknown[][] = []
  const field = () => {
    const length = bytes.readInt32BE(at)
    const value = length < 0 ? null : bytes.subarray(at + 4, at + 4 + length)
    at += 4 + Math.max(length, 0)
    return value
  }
  for (; bytes.readInt16BE(at) !== -1;) {
    expect(bytes.readInt16BE(at)).toBe(4)
    at += 2
    const [line, id, name, unreadable] = [field(), field(), field(), field()]
    const number = (value: Buffer | null) => Number(value!.readBigInt64BE())
    rows.push([number(line), number(id), name?.toString() ?? null, unreadable?.toString('utf8', 1) ?? null])
  }
  expect(at + 2).toBe(bytes.length)
  return rows
}
