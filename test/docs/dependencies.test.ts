import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { root } from '../../scripts/docs/pages.ts'
import { readOne, tableRows } from './markdown.ts'

it('docs/decisions/012-dependencies.md has every dependency with its version and a reason, and no other', async () => {
  const needed = (await Promise.all(['package.json', 'web/package.json'].map(packagesOf))).flat()
  const { text } = await readOne('docs/decisions/012-dependencies.md')
  const rows = tableRows(text).filter(([name]) => name !== 'Package')
  const pinned = rows.map(([name, version]) => `${name} ${version}`)
  expect(pinned.toSorted()).toEqual(needed.map(([name, version]) => `${name} ${version}`).toSorted())
  expect(rows.filter((cells) => cells.includes(''))).toEqual([])
})

async function packagesOf(manifest: string): Promise<[string, string][]> {
  const text = await readFile(`${root}${manifest}`, 'utf8')
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(text) as Record<
    string,
    Record<string, string>
  >
  return Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies })
}
