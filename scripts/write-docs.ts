import { writeFile } from 'node:fs/promises'
import { findPages, readPage } from './docs/pages.ts'
import { writtenPage } from './docs/writtenPage.ts'

/** `npm run docs`: writes anew those parts of the pages that come from the code. A test says when that is due. */
for (const page of await findPages()) {
  const before = await readPage(page)
  const after = await writtenPage(before)
  if (after === before) continue
  await writeFile(page, after)
  console.log(`written: ${page}`)
}
