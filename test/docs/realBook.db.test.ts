import { symlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorkplace, type Workplace } from '../commands/workplace.ts'
import { haveRealFiles, realFile } from '../support/realFiles.ts'
import { readOne } from './markdown.ts'

/** The commands of the worked example, each with the lines that the page says are printed after it. */
const { blocks } = await readOne('docs/explanation/a-real-book.md')
const steps = blocks.flatMap((block, at) => (block.language === 'sh' ? [{ command: block.text, at }] : []))
const quoted = (from: number) => {
  const end = blocks.findIndex((block, at) => at > from && block.language === 'sh')
  return blocks
    .slice(from + 1, end === -1 ? undefined : end)
    .flatMap((block) => block.text.split('\n'))
    .filter((line) => line.trim() !== '')
}

const files = ['Clients.csv', 'Carriers.csv', 'Policies.sample.csv', 'part_3_encryption/ClientUpdates.csv.gpg']

describe.skipIf(!haveRealFiles)('the worked example of a real book', () => {
  let place: Workplace
  beforeAll(async () => {
    place = await createWorkplace()
    for (const file of files) await symlink(realFile(file), join(place.folder, basename(file)))
    const keys = await place.run(['keys', 'import', realFile('part_3_encryption/private.key')])
    if (keys.code !== 0) throw new Error(keys.stderr)
  })
  afterAll(() => place.close())

  it.each(steps)('$command', async ({ command, at }) => {
    const { stdout } = await place.run(command.trim().split(' ').slice(1))
    const printed = stdout.split('\n').map(plain)
    for (const line of quoted(at)) {
      const [parts, matches] = [line.split('…').map(plain), (text: string) => inOrder(text, parts)]
      expect(printed.some(matches), `${line}\nis not in:\n${stdout}`).toBe(true)
    }
  })
})

/** Blanks are for the eye. */
function plain(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ')
}

function inOrder(text: string, parts: readonly string[]): boolean {
  let from = 0
  return parts.every((part) => {
    const at = text.indexOf(part, from)
    from = at + part.length
    return at !== -1
  })
}
