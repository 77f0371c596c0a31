import { afterAll, beforeAll, expect, it } from 'vitest'
import { clients } from '../guard/support.ts'
import { createInstallation, type Installation } from '../support/installation.ts'

let book: Installation
beforeAll(async () => {
  book = await createInstallation({ OPENBOOK_MAX_ROWS: '1000' })
})
afterAll(() => book.close())

it('a file may have so many rows and no more; of one that has more nothing is stored', async () => {
  const tooMany = { code: 'parse.too-many-rows', params: { limit: 1000 } }
  const good = clients(1001)
  await expect(book.load(await book.file('Good.csv', good))).rejects.toMatchObject(tooMany)
  // Rows that would be rejected count, too.
  const bad = good.replaceAll(/^(\d+),[^,]*/gm, '$1,')
  await expect(book.load(await book.file('Bad.csv', bad))).rejects.toMatchObject(tooMany)
  expect(await book.query('select count(*) as rows from clients')).toEqual([{ rows: 0 }])
  expect(await book.query('select count(*) as rows from rejections')).toEqual([{ rows: 0 }])
  const { counts } = await book.load(await book.file('Whole.csv', clients(1000)))
  expect(counts).toMatchObject({ read: 1000, added: 1000 })
})
