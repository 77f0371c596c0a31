import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** The project's own pages, as absolute paths: all of docs/, and those beside the README. */
export async function findPages(): Promise<string[]> {
  const top = (await readdir(root)).filter((name) => name.endsWith('.md')).map((name) => join(root, name))
  const docs = await readdir(join(root, 'docs'), { recursive: true })
  return [...top, ...docs.filter((name) => name.endsWith('.md')).map((name) => join(root, 'docs', name))].sort()
}

export function readPage(page: string): Promise<string> {
  return readFile(page, 'utf8')
}
