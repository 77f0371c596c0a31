import { families, lineRules, lines } from '../../src/book/lines.ts'
import type { LineRule } from '../../src/book/lines/rule.ts'

/** The lines, family by family. */
export function lineTable(): string {
  const rows = Object.entries(lines).map(([id, { name, family }]) => {
    const { name: familyName, propertyCasualty } = families[family]
    return `| \`${id}\` | ${name} | ${familyName} (\`${family}\`) | ${propertyCasualty ? 'yes' : 'no'} |`
  })
  return ['| Line | Name | Family | P&C |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** The rules, in the order in which they are tried. */
export function lineRuleList(): string {
  return lineRules.map((rule, at) => `${at + 1}. \`${rule.id}\`: ${describe(rule)}`).join('\n')
}

function describe({ takes, match, unless, candidates }: LineRule): string {
  const besides = unless.length === 0 ? '' : `, unless ${patterns(unless)}`
  return `${verdictOf(takes)}${candidates.length === 0 ? '' : ` (${patterns(candidates)})`}. ${patterns(match)}${besides}`
}

function verdictOf(takes: LineRule['takes']): string {
  if (takes === 'review') return 'is asked for'
  if (takes === 'unspecified') return 'property and casualty, line not said'
  return lines[takes].name
}

function patterns(all: readonly string[]): string {
  return all.map((pattern) => `\`${pattern}\``).join(', ')
}
