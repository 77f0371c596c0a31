import { describe, expect, it } from 'vitest'
import { readExportedAt } from '../../src/book/exportedAt.ts'
import { contentTime, isOlder } from '../../src/guard/contentTime.ts'

const now = new Date('2026-02-10T12:00:00Z')

describe('a file’s content is as old as', () => {
  const declared = new Date('2026-02-01T00:00:00Z')
  const written = new Date('2026-02-02T10:00:00Z')

  it('was declared, else as the message says, else nobody knows', () => {
    expect(contentTime({ declared, written, now })).toBe(declared)
    expect(contentTime({ declared: undefined, written, now })).toBe(written)
    expect(contentTime({ declared: undefined, written: undefined, now })).toBeUndefined()
  })

  it('a message from the future does not say', () => {
    const at = (text: string) => contentTime({ declared: undefined, written: new Date(text), now })
    expect(at('2026-02-10T12:05:00Z')).toBeDefined()
    expect(at('2026-02-12T12:00:00Z')).toBeUndefined()
  })
})

it.each([
  ['2026-02-01', '2026-02-02', true],
  ['2026-02-02', '2026-02-02', false],
  ['2026-02-03', '2026-02-02', false],
  ['2026-02-01T10:00:00Z', '2026-02-01T10:00:01Z', true],
  ['2026-02-01T10:00:00Z', '2026-02-01T10:00:00Z', false],
  // The day of a date may be any zone's.
  ['2026-02-01', '2026-02-01T23:00:00Z', false],
  ['2026-02-01', '2026-02-02T11:00:00Z', false],
  ['2026-02-01', '2026-02-02T13:00:00Z', true],
  ['2026-02-01T09:00:00Z', '2026-02-01', false],
  ['2026-01-31T11:00:00Z', '2026-02-01', false],
  ['2026-01-31T09:00:00Z', '2026-02-01', true],
])('%s is older than %s: %s', (time, newest, older) => {
  expect(isOlder(new Date(time), new Date(newest))).toBe(older)
})

it.each([
  ['2026-02-01', '2026-02-01T00:00:00.000Z'],
  ['2026-02-01T14:05Z', '2026-02-01T14:05:00.000Z'],
  ['2026-02-01T14:05:06+02:00', '2026-02-01T12:05:06.000Z'],
  ['2026-02-11', '2026-02-11T00:00:00.000Z'],
  ['2026-02-12', undefined],
  ['2026-02-30', undefined],
  ['2026-02-01T14:05:06', undefined],
  ['2026-02-01T25:00Z', undefined],
  ['01/02/2026', undefined],
  ['yesterday', undefined],
  ['', undefined],
])('"%s" is read as %s', (text, expected) => {
  expect(readExportedAt(text, now)?.toISOString()).toBe(expected)
})
