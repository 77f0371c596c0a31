import { describe, expect, it } from 'vitest'
import { writtenPage } from '../../scripts/docs/writtenPage.ts'
import { sections } from '../../scripts/docs/sections.ts'
import { readPages } from './markdown.ts'

const pages = await readPages()

describe('the parts of the pages that come from the code', () => {
  const made = pages.filter(({ text }) => text.includes('<!-- from the code: '))

  it.each(made.map(({ name, text }) => ({ name, text })))(
    '$name is as the code is; if not: npm run docs',
    async (page) => {
      expect(page.text).toBe(await writtenPage(page.text))
    },
  )

  it('are all on some page, each once', () => {
    const used = pages.flatMap(({ text }) =>
      [...text.matchAll(/<!-- from the code: (\S+) -->/g)].map(([, name = '']) => name),
    )
    expect(used.toSorted()).toEqual(Object.keys(sections).toSorted())
  })

  it('refuses a part that is not there', async () => {
    await expect(writtenPage('<!-- from the code: nothing -->\n<!-- until here -->')).rejects.toThrow('"nothing"')
  })
})
