import { writeFile } from 'node:fs/promises'
import { apiTypes, apiTypesFile } from './docs/apiTypes.ts'
import { findPages, readPage } from './docs/pages.ts'
import { writtenPage } from './docs/writtenPage.ts'

/** `npm run docs`: writes anew what comes from the code: parts of the pages, and the web app's types of the API. Tests
 * say when that is due. */
for (const page of await findPages()) {
  const before = await readPage(page)
  const after = await writtenPage(before)
  if (after === before) continue
  await writeFile(page, after)
  console.log(`written: ${page}`)
}
await writeFile(apiTypesFile, await apiTypes())
