import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { apiTypes, apiTypesFile } from '../../scripts/docs/apiTypes.ts'

it('the web app’s types are those of the API; if not: npm run docs', async () => {
  // Not shown where they differ: it is a long file.
  expect((await readFile(apiTypesFile, 'utf8')) === (await apiTypes())).toBe(true)
})
