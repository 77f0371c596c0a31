import { relative } from 'node:path'
import { findPages, readPage, root } from '../../scripts/docs/pages.ts'

export interface Page {
  /** Relative to the project, such as docs/reference/errors.md. */
  readonly name: string
  readonly file: string
  readonly text: string
  readonly headings: readonly string[]
  readonly blocks: readonly Block[]
  readonly links: readonly string[]
  /** Inline code. */
  readonly words: readonly string[]
}

/** A fenced block of code. */
export interface Block {
  readonly language: string
  readonly text: string
}

export async function readPages(): Promise<Page[]> {
  const files = await findPages()
  return Promise.all(files.map(async (file) => parse(relative(root, file), file, await readPage(file))))
}

export async function readOne(name: string): Promise<Page> {
  return parse(name, `${root}${name}`, await readPage(`${root}${name}`))
}

const fence = /^```(\w*)\n([^]*?)^```$/gm

function parse(name: string, file: string, text: string): Page {
  const prose = text.replace(fence, '')
  return {
    name,
    file,
    text,
    headings: [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading),
    blocks: [...text.matchAll(fence)].map(([, language = '', body = '']) => ({ language, text: body })),
    links: [...prose.matchAll(/\]\(([^)\s]+)\)|<img[^>]* src="([^"]+)"|srcset="([^"]+)"/g)].map(
      ([, link, image, source]) => link ?? image ?? source ?? '',
    ),
    words: [...prose.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word),
  }
}

/** How GitHub makes an anchor of a heading. */
export function anchorOf(heading: string): string {
  return heading
    .replace(/[`*]|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

/** The cells of a page's tables, a row each, without the marks around code; heads and rules left out. */
export function tableRows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
}

/** The part of a page below a heading, up to the next one of the same or a higher level. */
export function sectionOf(page: Page, heading: string): string {
  const lines = page.text.split('\n')
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading)
  if (start < 0) throw new Error(`${page.name} has no heading "${heading}"`)
  const level = /^#+/.exec(lines[start]!)![0].length
  const length = lines.slice(start + 1).findIndex((line) => new RegExp(`^#{1,${level}} `).test(line))
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n')
}
