import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/book/failures.ts'
import { negotiate } from '../../src/serve/negotiate.ts'

const offered = ['application/json', 'text/csv', 'application/x-ndjson'] as const

describe('negotiate', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['TEXT/CSV; charset=utf-8', 'text/csv'],
    ['text/*', 'text/csv'],
    ['text/csv;q=0.5, application/x-ndjson', 'application/x-ndjson'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/json'],
    ['*/*, application/json;q=0', 'text/csv'],
  ])('takes %s as %s', (accept, type) => {
    expect(negotiate(accept, [...offered])).toBe(type)
  })

  it.each(['text/html', 'application/json;q=0', 'nonsense'])('refuses %s', (accept) => {
    expect(() => negotiate(accept, [...offered])).toThrow(Failure)
  })
})
