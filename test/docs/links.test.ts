import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anchorOf, readPages } from './markdown.ts'

const pages = await readPages()
const anchors = new Map(pages.map(({ file, headings }) => [file, new Set(headings.map(anchorOf))]))

describe.each(pages.map((page) => ({ name: page.name, page })))('$name', ({ page }) => {
  it('has links that lead somewhere', () => {
    const inside = page.links.filter((link) => !/^[a-z]+:/.test(link))
    expect(inside.filter((link) => !leadsSomewhere(page.file, link))).toEqual([])
  })

  it('is reached from another page', () => {
    if (page.name === 'README.md') return
    const reached = pages.some(({ file, links }) => {
      return file !== page.file && links.some((link) => join(dirname(file), link.split('#', 1)[0]!) === page.file)
    })
    expect(reached).toBe(true)
  })

  it('names no place of one machine', () => {
    expect(page.text).not.toMatch(/(?<![\w.])\/(?:root|home|Users)\//)
  })
})

function leadsSomewhere(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#', 2)
  const file = path === '' ? from : join(dirname(from), path)
  if (!existsSync(file)) return false
  if (anchor === undefined || anchor === '') return true
  return statSync(file).isFile() && (anchors.get(file)?.has(anchor) ?? false)
}
