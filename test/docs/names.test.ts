import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { describedApi } from '../../scripts/docs/api.ts'
import { openbookProgram } from '../../scripts/docs/commandLine.ts'
import { root } from '../../scripts/docs/pages.ts'
import { failureRules } from '../../src/book/failures.ts'
import { findingRules } from '../../src/book/findings.ts'
import { warningRules } from '../../src/book/warnings.ts'
import { settings } from '../../src/config.ts'
import { readPages } from './markdown.ts'

const pages = await readPages()
const { scripts } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> }
const eachPage = pages.map((page) => ({ name: page.name, page }))

/** Read by the launcher or by the tests, not by src/config.ts. */
const otherVariables = new Set([
  'OPENBOOK_NODE',
  'OPENBOOK_TEST_CHROMIUM',
  'OPENBOOK_TEST_DATABASE_URL',
  'OPENBOOK_URL',
])

/** The stages that codes begin with; anything else with a dot in it is a file or a word. */
const codes = new Set([...Object.keys(failureRules), ...Object.keys(findingRules), ...Object.keys(warningRules)])
const stages = new Set([...codes].map((code) => code.split('.')[0]))

describe.each(eachPage)('$name names only what is there', ({ page }) => {
  it('codes', () => {
    const named = page.words.filter(
      (word) => /^[a-z]+(\.[a-z0-9-]+)+$/.test(word) && !word.endsWith('.ts') && stages.has(word.split('.')[0]),
    )
    expect(named.filter((word) => !codes.has(word))).toEqual([])
  })

  it('settings', () => {
    const named = [...page.text.matchAll(/\bOPENBOOK_[A-Z_]+\b/g)].map(([word]) => word)
    expect(named.filter((word) => !(word in settings) && !otherVariables.has(word))).toEqual([])
  })

  it('calls', async () => {
    const { routes } = await describedApi()
    const known = routes.map(({ url }) => new RegExp(`^${url.replaceAll(/\{\w+\}/g, '[^/]+')}$`))
    const named = [...page.text.matchAll(/(?<![\w.…])\/v1\/[\w/{}-]+/g)].map(([word]) => word.replace(/\/$/, ''))
    expect(named.filter((url) => !known.some((route) => route.test(url)))).toEqual([])
  })

  it('npm scripts', () => {
    const named = [...page.text.matchAll(/\bnpm (?:run )?(start|test|(?<=run )[\w-]+)/g)].map(([, script]) => script!)
    expect(named.filter((script) => !(script in scripts))).toEqual([])
  })

  it('openbook commands and their options', () => {
    const shell = page.blocks.filter(({ language }) => language === 'sh').map(({ text }) => text)
    const quoted = page.words.filter((word) => /^(bin\/)?openbook /.test(word))
    const called = [...[...shell, ...quoted].join('\n').matchAll(/(?<![\w-])openbook ([a-z][^|<>;)\n]*)/g)]
    const wrong = called.map(([, rest = '']) => wrongIn(rest)).filter((problem) => problem !== undefined)
    expect(wrong).toEqual([])
  })
})

/** What is wrong with the words after "openbook", if anything. */
function wrongIn(rest: string): string | undefined {
  const words = rest.replace(/"[^"]*"|'[^']*'/g, 'TEXT').split(/\s+/)
  const command = openbookProgram().commands.find((each) => each.name() === words[0])
  if (command === undefined) return `openbook ${words[0]} is no command`
  const inner = command.commands.find((each) => each.name() === words[1]) ?? command
  const known = new Set<string | undefined>(inner.options.flatMap(({ short, long }) => [short, long]))
  const unknown = words.find((word) => word.startsWith('-') && word !== '-' && word !== '--help' && !known.has(word))
  return unknown === undefined ? undefined : `openbook ${rest}: ${unknown} is no option`
}
