import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from '../../src/validate/readDate.ts'
import { readId } from '../../src/validate/readId.ts'
import { readMoney } from '../../src/validate/readMoney.ts'

type Read = (bytes: Uint8Array, start: number, end: number) => number

/** What the reader says of a text with other bytes around it: the number, null when empty, 'unreadable'. */
function said(read: Read, text: string): number | null | 'unreadable' {
  const bytes = Buffer.from(`1${text}1`)
  const value = read(bytes, 1, bytes.length - 1)
  if (Number.isNaN(value)) return null
  return value === Number.POSITIVE_INFINITY ? 'unreadable' : value
}

const scrambled = (...characters: string[]) => fc.string({ unit: fc.constantFrom(...characters), maxLength: 12 })

describe('readId', () => {
  const obvious = (text: string) => {
    if (text === '') return null
    const match = /^(\d+)(?:\.0+)?$/.exec(text)
    if (match === null || BigInt(match[1]!) > BigInt(Number.MAX_SAFE_INTEGER)) return 'unreadable'
    return Number(match[1])
  }
  const written = fc
    .tuple(
      fc.constantFrom('', '0', '000'),
      fc.bigInt({ min: 0n, max: 2n ** 54n }),
      fc.constantFrom('', '.0', '.000', '.5'),
    )
    .map(([zeros, id, fraction]) => `${zeros}${id}${fraction}`)

  it('reads what the obvious way reads', () => {
    const text = fc.oneof(
      written,
      scrambled('0', '1', '9', '.', '-', '+', ' ', ',', 'e'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (text) => {
        expect(said(readId, text)).toBe(obvious(text))
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    ['0', 0],
    ['613', 613],
    ['613.0', 613],
    ['00613', 613],
    ['9007199254740991', 9007199254740991],
    ['9007199254740991.0', 9007199254740991],
    ['', null],
    ['9007199254740992', 'unreadable'],
    ['9007199254740993', 'unreadable'],
    ['99999999999999999999', 'unreadable'],
    ['-1', 'unreadable'],
    ['+613', 'unreadable'],
    ['1,234', 'unreadable'],
    ['613.5', 'unreadable'],
    ['613.', 'unreadable'],
    ['.0', 'unreadable'],
    ['1e3', 'unreadable'],
    ['٦١٣', 'unreadable'],
    ['nan', 'unreadable'],
  ])('reads %j as %j', (text, expected) => {
    expect(said(readId, text)).toBe(expected)
  })
})

describe('readDate', () => {
  const epoch = Date.UTC(2000, 0, 1)
  const day = 24 * 60 * 60 * 1000

  const obvious = (text: string) => {
    if (text === '') return null
    const time = /(?:T| +)(?:0?0:00(?::00(?:\.0+)?)?(?: ?(?:Z|UTC|[+-]00:?00))?|12:00(?::00)? ?AM)$/i
    const date = text.replace(time, '')
    const match =
      /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/.exec(date) ??
      /^(?<y>\d{4})-(?<m>\d\d?)-(?<d>\d\d?)$/.exec(date) ??
      /^(?<y>\d{4})\/(?<m>\d\d?)\/(?<d>\d\d?)$/.exec(date) ??
      /^(?<m>\d\d?)\/(?<d>\d\d?)\/(?<y>\d{4})$/.exec(date)
    if (match === null) return 'unreadable'
    const [year, month, dayOfMonth] = ['y', 'm', 'd'].map((part) => Number(match.groups![part])) as [
      number,
      number,
      number,
    ]
    const then = new Date(Date.UTC(year, month - 1, dayOfMonth))
    const real = then.getUTCFullYear() === year && then.getUTCMonth() === month - 1 && then.getUTCDate() === dayOfMonth
    return real && year >= 1900 && year <= 2200 ? (then.getTime() - epoch) / day : 'unreadable'
  }

  const pad = (part: number) => String(part).padStart(2, '0')
  const written = fc
    .record({
      y: fc.oneof(fc.integer({ min: 1890, max: 2210 }), fc.constantFrom(1900, 2000, 2004, 2100, 17)),
      m: fc.integer({ min: 0, max: 13 }),
      d: fc.integer({ min: 0, max: 32 }),
      form: fc.nat({ max: 7 }),
      time: fc.constantFrom(
        '',
        '',
        ' 00:00:00',
        'T00:00:00Z',
        ' 0:00',
        ' 12:00:00 AM',
        ' 09:30',
        ' 00:00:00.000',
        'T00:00:00+02:00',
      ),
    })
    .map(({ y, m, d, form, time }) => {
      const forms = [
        `${y}-${pad(m)}-${pad(d)}`,
        `${y}-${m}-${d}`,
        `${y}/${pad(m)}/${pad(d)}`,
        `${m}/${d}/${y}`,
        `${pad(m)}/${pad(d)}/${y}`,
        `${y}${pad(m)}${pad(d)}`,
        `${y}-${m}/${d}`,
        `${m}-${d}-${y}`,
      ]
      return `${forms[form]}${time}`
    })

  it('reads what the obvious way reads', () => {
    const text = fc.oneof(
      { weight: 4, arbitrary: written },
      { weight: 1, arbitrary: scrambled('0', '1', '2', '9', '-', '/', 'T', ':', ' ') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    )
    fc.assert(
      fc.property(text, (text) => {
        expect(said(readDate, text)).toBe(obvious(text))
      }),
      { numRuns: 20_000 },
    )
  })

  it('reads every day of three hundred years', () => {
    const days = Array.from({ length: 109_938 }, (_, index) => index - 36_524)
    const wrong = days.filter((day) => said(readDate, isoDate(day)) !== day)
    expect(wrong).toEqual([])
  })

  const isoDate = (days: number) => new Date(epoch + days * day).toISOString().slice(0, 10)

  it.each([
    ['2000-01-01', 0],
    ['1999-12-31', -1],
    ['2/29/2000', 59],
    ['2017-01-01T00:00:00Z', 6210],
    ['', null],
    ['2/29/1900', 'unreadable'],
    ['25/12/2017', 'unreadable'],
    ['1/1/17', 'unreadable'],
    ['17-01-01', 'unreadable'],
    ['42736', 'unreadable'],
    ['2017-01-01 09:30', 'unreadable'],
    ['Jan 1, 2017', 'unreadable'],
    ['1/1/0017', 'unreadable'],
    [`2017-01-01${' '.repeat(100)}00:00`, 'unreadable'],
  ])('reads %j as %j', (text, expected) => {
    expect(said(readDate, text)).toBe(expected)
  })
})

describe('readMoney', () => {
  const obvious = (text: string) => {
    if (text === '') return null
    const match = /^(?:([-+(])?(?:\$ *)?|\$ *([-+(]) *)(\d{1,3}(?:,\d{3})+|\d*)(\.\d{1,4}0*)?( *\))?$/.exec(text)
    if (match === null) return 'unreadable'
    const [, before, after, units = '', decimals = '', closed] = match
    const sign = before ?? after
    if ((units === '' && decimals === '') || (sign === '(') !== (closed !== undefined)) return 'unreadable'
    const digits = units.replaceAll(',', '') + decimals.slice(1, 5).padEnd(4, '0')
    const amount = BigInt(digits)
    if (amount >= 9_000_000_000_000_000n) return 'unreadable'
    return amount === 0n ? 0 : Number(sign === '-' || sign === '(' ? -amount : amount)
  }
  const written = fc
    .tuple(
      fc.constantFrom('', '', '-', '+', '$', '-$', '$-', '$ ', '(', '($', '$(', '$ ( '),
      fc.oneof(fc.nat({ max: 99_999_999 }), fc.bigInt({ min: 899_999_999_990n, max: 900_000_000_010n })),
      fc.boolean(),
      fc.constantFrom('', '.0', '.5', '.25', '.1234', '.12345', '.50000', '.99', '.'),
      fc.constantFrom('', '', ')', ' )', '-'),
    )
    .map(([before, units, grouped, decimals, after]) => {
      const plain = String(units)
      return `${before}${grouped ? plain.replace(/\B(?=(?:\d{3})+$)/g, ',') : plain}${decimals}${after}`
    })

  it('reads what the obvious way reads', () => {
    const text = fc.oneof(
      { weight: 3, arbitrary: written },
      { weight: 2, arbitrary: scrambled('0', '1', '12', ',123', ',', '.', '-', '+', '$', '(', ')', ' ', 'e') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    )
    fc.assert(
      fc.property(text, (text) => {
        expect(said(readMoney, text)).toBe(obvious(text))
      }),
      { numRuns: 20_000 },
    )
  })

  it.each([
    ['7910.0', 79_100_000],
    ['$1,234.50', 12_345_000],
    ['(1,234.50)', -12_345_000],
    ['-5.00', -50_000],
    ['.5', 5000],
    ['-0.00', 0],
    ['0.0001', 1],
    ['1.50000', 15_000],
    ['899999999999.9999', 8_999_999_999_999_999],
    ['', null],
    ['900000000000', 'unreadable'],
    ['1e3', 'unreadable'],
    ['1.23456', 'unreadable'],
    ['12,34', 'unreadable'],
    ['1.234,50', 'unreadable'],
    ['(5', 'unreadable'],
    ['5)', 'unreadable'],
    ['--5', 'unreadable'],
    ['$', 'unreadable'],
    ['€5', 'unreadable'],
    ['n/a', 'unreadable'],
    ['5-', 'unreadable'],
  ])('reads %j as %j', (text, expected) => {
    expect(said(readMoney, text)).toBe(expected)
  })
})
