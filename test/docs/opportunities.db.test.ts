import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAssessedBook } from '../serve/opportunities/book.ts'
import { addBroker, openTestApp, type TestApp } from '../serve/support.ts'
import { readOne } from './markdown.ts'

/** The calls that a carrier's people are told to make, made. */
const { blocks } = await readOne('docs/how-to/find-policies-worth-pursuing.md')
const calls = blocks.flatMap(({ language, text }) =>
  language === 'sh' ? [...text.matchAll(/curl '?http:\/\/127\.0\.0\.1:3000([^' \n]+)/g)].map(([, path]) => path!) : [],
)

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
  await addAssessedBook(t.store, await addBroker(t.store, 'one'), 100)
})
afterAll(() => t.close())

describe('docs/how-to/find-policies-worth-pursuing.md', () => {
  it('has calls', () => expect(calls.length).toBeGreaterThan(6))

  it.each(calls)('%s', async (path) => {
    expect((await t.server.inject(path)).statusCode).toBe(200)
  })
})
