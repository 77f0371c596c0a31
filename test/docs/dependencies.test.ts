import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { root } from '../../scripts/docs/pages.ts'
import { readOne, tableRows } from './markdown.ts'

it('docs/decisions/012-dependencies.md has every dependency with its version and a reason, and no other', async () => {
  const manifest = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as Record<string, Record<string, string>>
  const { dependencies, optionalDependencies, devDependencies } = manifest
  const needed = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies })
  const { text } = await readOne('docs/decisions/012-dependencies.md')
  const rows = tableRows(text).filter(([name]) => name !== 'Package')
  const pinned = rows.map(([name, version]) => `${name} ${version}`)
  expect(pinned.toSorted()).toEqual(needed.map(([name, version]) => `${name} ${version}`).toSorted())
  expect(rows.filter((cells) => cells.includes(''))).toEqual([])
})
