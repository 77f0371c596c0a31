import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { root } from '../../scripts/docs/pages.ts'
import { failureRules } from '../../src/book/failures.ts'
import { readOne, sectionOf, tableRows } from './markdown.ts'

it('ARCHITECTURE.md has every folder and file right under src/, and no other', async () => {
  const entries = await readdir(`${root}src`, { withFileTypes: true })
  const page = await readOne('ARCHITECTURE.md')
  const listed = tableRows(sectionOf(page, 'Folder by folder')).flatMap(([names = '']) => names.split(', '))
  const names = entries.map((entry) => `src/${entry.name}${entry.isDirectory() ? '/' : ''}`)
  expect(listed.filter((name) => name.startsWith('src/')).toSorted()).toEqual(names.toSorted())
})

it('its table of stages says which of them have failures', async () => {
  const page = await readOne('ARCHITECTURE.md')
  const prefixes = new Set(Object.keys(failureRules).map((code) => code.split('.')[0]))
  const stages = tableRows(sectionOf(page, 'The stages')).slice(1)
  const wrong = stages.filter(([stage = '', , , refuses = '']) => {
    const name = /^\[(\w+)\]/.exec(stage)?.[1] ?? ''
    return refuses.includes(`${name}.*`) !== prefixes.has(name)
  })
  expect(wrong.map(([stage]) => /\w+/.exec(stage ?? '')?.[0])).toEqual([])
})
