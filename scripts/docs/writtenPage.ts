import { format, resolveConfig } from 'prettier'
import { root } from './pages.ts'
import { sections } from './sections.ts'

const marked = /<!-- from the code: (\S+) -->\n[^]*?<!-- until here -->/g

/**
 * The page with every part between `<!-- from the code: NAME -->` and `<!-- until here -->` written anew, and tidied
 * as everything here is.
 * @throws Error when a page asks for a part that is not there
 */
export async function writtenPage(text: string): Promise<string> {
  const parts = new Map<string, string>()
  for (const [, name = ''] of text.matchAll(marked)) {
    const section = sections[name]
    if (section === undefined) throw new Error(`there is no section "${name}" in scripts/docs/sections.ts`)
    parts.set(name, await section())
  }
  if (parts.size === 0) return text
  const filled = text.replace(marked, (_, name: string) => {
    return `<!-- from the code: ${name} -->\n\n${parts.get(name)}\n\n<!-- until here -->`
  })
  const config = await resolveConfig(`${root}README.md`)
  return format(filled, { ...config, parser: 'markdown' })
}
