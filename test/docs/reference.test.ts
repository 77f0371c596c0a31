import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { bareServer, describedApi } from '../../scripts/docs/api.ts'
import { openbookProgram } from '../../scripts/docs/commandLine.ts'
import { failureRules } from '../../src/book/failures.ts'
import { describeRepair } from '../../scripts/docs/findings.ts'
import { findingRules, subjectOf, subjects, type FindingCode } from '../../src/book/findings.ts'
import { lineRules, lines } from '../../src/book/lines.ts'
import { tables } from '../../src/book/tables.ts'
import { warningRules } from '../../src/book/warnings.ts'
import { exitCodes } from '../../src/commands/exitCodes.ts'
import { settings } from '../../src/config.ts'
import { readOne, sectionOf, tableRows } from './markdown.ts'

/** What the pages must list, told by the headings and tables that a reader sees. */
const headings = async (name: string) => (await readOne(`docs/reference/${name}.md`)).headings
const isCode = (heading: string) => /^[a-z]+(\.[a-z0-9-]+)+$/.test(heading)

describe('the reference', () => {
  it('findings.md has every finding with its severity, repair policy and version, and no other', async () => {
    const page = await readOne('docs/reference/findings.md')
    expect(page.headings.filter(isCode)).toEqual(Object.keys(findingRules).toSorted(bySubject))
    for (const [code, { severity, repair, version, rejects, sentence, together }] of Object.entries(findingRules)) {
      const entry = sectionOf(page, code)
      expect(entry).toContain(`**${severity}** · ${describeRepair(repair)} · version ${version}`)
      expect(entry.includes('the row is rejected')).toBe(rejects)
      expect(plain(entry)).toContain(plain(sentence))
      expect(plain(entry)).toContain(together[1].replace('{count}', '14'))
    }
  })

  it('lines.md has every line with its family, every rule in order, and no other', async () => {
    const page = await readOne('docs/reference/lines.md')
    const rows = tableRows(sectionOf(page, 'Lines')).slice(1)
    expect(rows.map(([id, name]) => [id, name])).toEqual(Object.entries(lines).map(([id, { name }]) => [id, name]))
    const rules = sectionOf(page, 'Rules').matchAll(/^\d+\. `([^`]+)`: (.*)$/gm)
    const listed = [...rules].map(([, id, text = '']) => ({ id, text }))
    expect(listed.map(({ id }) => id)).toEqual(lineRules.map(({ id }) => id))
    for (const [at, { match, unless, candidates }] of lineRules.entries()) {
      const missing = [...match, ...unless, ...candidates].filter((text) => !listed[at]!.text.includes(`\`${text}\``))
      expect(missing).toEqual([])
    }
  })

  it('errors.md has every failure with its status, and no other', async () => {
    const page = await readOne('docs/reference/errors.md')
    expect(page.headings.filter(isCode).toSorted()).toEqual(Object.keys(failureRules).toSorted())
    for (const [code, { status, sentence }] of Object.entries(failureRules)) {
      const entry = sectionOf(page, code)
      expect(entry).toContain(` · ${status} · mended by `)
      expect(plain(entry)).toContain(plain(sentence))
    }
  })

  it('warnings.md has every warning, and no other', async () => {
    expect((await headings('warnings')).filter(isCode)).toEqual(Object.keys(warningRules))
  })

  it('settings.md has every setting with its default, and no other', async () => {
    const page = await readOne('docs/reference/settings.md')
    expect(page.headings.filter((heading) => /^[A-Z_]+$/.test(heading))).toEqual(Object.keys(settings))
    for (const [name, { schema }] of Object.entries(settings)) {
      const { data } = schema.safeParse(undefined)
      expect(sectionOf(page, name)).toContain(data === undefined ? '- Default: not set' : `- Default: \`${data}\``)
    }
  })

  it('command-line.md has every command with its options, every exit code, and no other', async () => {
    const page = await readOne('docs/reference/command-line.md')
    const program = openbookProgram()
    const commands = [program, ...program.commands].flatMap((command) => command.commands)
    const named = commands.map((command) => ({ heading: commandLine(command), command }))
    const documented = page.headings.filter((heading) => heading.startsWith('openbook '))
    expect(documented.toSorted()).toEqual(named.map(({ heading }) => heading).toSorted())
    for (const { heading, command } of named) {
      const entry = sectionOf(page, heading)
      expect(command.options.filter(({ flags }) => !entry.includes(`  ${flags}`))).toEqual([])
    }
    const codes = tableRows(sectionOf(page, 'Exit codes')).slice(1)
    expect(codes).toEqual(Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning]))
  })

  it('api.md has every call and its parameters, and no other', async () => {
    const page = await readOne('docs/reference/api.md')
    const { routes, paths } = await describedApi()
    const calls = routes.filter(({ hidden, method }) => !hidden && method !== 'HEAD')
    const documented = page.headings.filter((heading) => /^(GET|POST|PUT|PATCH|DELETE) /.test(heading))
    expect(documented.toSorted()).toEqual(calls.map(({ method, url }) => `${method} ${url}`).toSorted())
    for (const { method, url } of calls) {
      const entry = sectionOf(page, `${method} ${url}`)
      const { parameters = [] } = paths[url]![method.toLowerCase()]!
      expect(parameters.filter(({ name }) => !entry.includes(`\`${name}\``))).toEqual([])
    }
    const pages = routes.filter(({ hidden, method }) => hidden && method === 'GET')
    for (const { url } of pages) expect(sectionOf(page, 'Pages')).toContain(`\`GET ${url}\``)
  })

  it('api.md has every metric of ours with its kind, and no other', async () => {
    const { body } = await (await bareServer()).inject('/metrics')
    const ours = [...body.matchAll(/^# TYPE (openbook_\w+) (\w+)$/gm)].map(([, name, kind]) => `${name} ${kind}`)
    const rows = tableRows(sectionOf(await readOne('docs/reference/api.md'), 'Operations')).slice(1)
    expect(rows.map(([name, kind]) => `${name} ${kind}`).toSorted()).toEqual(ours.toSorted())
  })

  it('files.md has every column of every table with its other spellings, and no other', async () => {
    const page = await readOne('docs/reference/files.md')
    for (const { name, columns } of Object.values(tables)) {
      const section = sectionOf(page, `${name[0]!.toUpperCase()}${name.slice(1)}`)
      expect(tableRows(section).slice(1)).toEqual(
        columns.map(({ header, name, kind, needed, aliases }) => [
          header,
          name,
          kind,
          needed ? 'yes' : '',
          aliases.join(', '),
        ]),
      )
    }
  })
})

/** The page goes subject by subject; within one, the order is the catalogue's. */
function bySubject(one: string, other: string): number {
  const place = (code: string) => subjects.indexOf(subjectOf(code as FindingCode))
  return place(one) - place(other)
}

function commandLine(command: Command): string {
  return command.parent === null ? command.name() : `${commandLine(command.parent)} ${command.name()}`
}

/** Without what Markdown adds: marks of quotation, line ends, backslashes. */
function plain(text: string): string {
  return text.replace(/^> ?/gm, '').replaceAll('\\', '').replaceAll(/\s+/g, ' ')
}
