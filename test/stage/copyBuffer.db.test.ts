import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CopyBuffer } from '../../src/stage/copyBuffer.ts'
import { copyIn } from '../../src/stage/copyIn.ts'
import { inTransaction } from '../../src/store/inTransaction.ts'
import { useTestStore } from '../support/store.ts'

const store = useTestStore()

const text = fc.string({ unit: 'grapheme', maxLength: 100 }).map((value) => value.replaceAll('\0', ''))
const row = fc.record({
  id: fc.maxSafeNat(),
  date: fc.option(fc.integer({ min: -36_524, max: 73_413 })),
  money: fc.option(fc.integer({ min: -9_000_000_000_000_000, max: 9_000_000_000_000_000 })),
  text: fc.option(text),
  array: fc.array(text, { maxLength: 5 }),
  json: fc.option(fc.jsonValue().filter((value) => !/\\u0000|e[+-]?\d/.test(JSON.stringify(value)))),
})
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

function write(out: CopyBuffer, { id, date, money, text, array, json }: Row): void {
  out.reserve(1000)
  out.fieldCount(6)
  out.int8(id)
  if (date === null) out.null()
  else out.int4(date)
  if (money === null) out.null()
  else out.numeric(money)
  if (text === null) out.null()
  else {
    const bytes = Buffer.from(`<${text}>`)
    out.range(bytes, 1, bytes.length - 1)
  }
  out.textArray(array)
  if (json === null) out.null()
  else out.jsonb(json)
}

/** The amount as people write it: two decimals, or four where it has more. */
function amount(money: number): string {
  const digits = String(Math.abs(money)).padStart(5, '0')
  const whole = `${money < 0 ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
  return whole.endsWith('00') ? whole.slice(0, -2) : whole
}

describe('CopyBuffer', () => {
  it('writes what PostgreSQL reads back as the same values', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
        const out = new CopyBuffer()
        async function* buffers() {
          out.header()
          for (const each of rows) write(out, each)
          out.trailer()
          yield out.take()
        }
        const read = await inTransaction(store.pool, async (tx) => {
          const columns = 'id bigint, date date, money numeric, text text, array_ text[], json jsonb'
          await tx.query(`create temporary table t (n serial, ${columns}) on commit drop`)
          await copyIn(tx, 'copy t (id, date, money, text, array_, json) from stdin (format binary)', buffers())
          const days = `date - date '2000-01-01' as date`
          return (await tx.query(`select id, ${days}, money::text, text, array_ as array, json from t order by n`)).rows
        })
        const zero = (value: number) => (Object.is(value, -0) ? 0 : value)
        const expected = rows.map((each) => ({ ...each, money: each.money === null ? null : amount(zero(each.money)) }))
        expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(expected)))
      }),
      { numRuns: 60 },
    )
  })

  it('sends rows far larger than its buffer', async () => {
    const giant = Buffer.alloc(3_000_000, 'x')
    async function* buffers() {
      const out = new CopyBuffer()
      out.header()
      for (let i = 0; i < 4; i++) {
        out.reserve(2 + 4 + giant.length)
        out.fieldCount(1)
        out.range(giant, 0, giant.length)
        yield out.take()
      }
      out.trailer()
      yield out.take()
    }
    const lengths = await inTransaction(store.pool, async (tx) => {
      await tx.query('create temporary table g (text text) on commit drop')
      await copyIn(tx, 'copy g from stdin (format binary)', buffers())
      return (await tx.query<{ length: number }>('select length(text) from g')).rows.map(({ length }) => length)
    })
    expect(lengths).toEqual([3_000_000, 3_000_000, 3_000_000, 3_000_000])
  })

  it('calls the COPY off when its source throws, and the connection goes on', async () => {
    async function* buffers(): AsyncGenerator<Buffer> {
      const out = new CopyBuffer()
      out.header()
      yield out.take()
      throw new Error('the source broke')
    }
    await inTransaction(store.pool, async (tx) => {
      await tx.query('create temporary table o (text text) on commit drop')
      await tx.query('savepoint before')
      await expect(copyIn(tx, 'copy o from stdin (format binary)', buffers())).rejects.toThrow('the source broke')
      await tx.query('rollback to before')
      expect((await tx.query('select * from o')).rows).toEqual([])
    })
  })

  it('throws what the server says when it refuses the data', async () => {
    async function* buffers(): AsyncGenerator<Buffer> {
      for (let i = 0; i < 50; i++) yield Buffer.alloc(300_000, 'nonsense')
    }
    const refused = inTransaction(store.pool, async (tx) => {
      await tx.query('create temporary table r (text text) on commit drop')
      await copyIn(tx, 'copy r from stdin (format binary)', buffers())
    })
    await expect(refused).rejects.toThrow('COPY file signature not recognized')
  })
})
