/** One SQL statement of a longer text. */
export interface Statement {
  /** Without its semicolon and the space around it. */
  readonly text: string
  /** The line of the whole text that it begins on, from 1. */
  readonly line: number
}

export interface Split {
  readonly statements: readonly Statement[]
  /** What follows the last semicolon: a statement still to be ended. Empty when it is only space and comments. */
  readonly rest: Statement
}

/**
 * Cuts SQL text at its semicolons, as psql does: not at those in quotes ('…', E'…\'…', "…", $tag$…$tag$), comments
 * (-- and nested slash-star), parentheses, or the BEGIN ATOMIC … END body of a function.
 */
export function splitStatements(text: string): Split {
  const statements: Statement[] = []
  const lineAt = lineCounter(text)
  let open = opened(0)
  for (let at = 0; at < text.length;) {
    if (text[at] === ';' && open.parentheses === 0 && open.blocks === 0) {
      if (open.meaningful) statements.push(taken(text, open, at, lineAt))
      at += 1
      open = opened(at)
      continue
    }
    const past = pastComment(text, at)
    if (past === at) open.meaningful ||= /\S/.test(text[at]!)
    at = past === at ? pastToken(text, at, open) : past
  }
  const rest = open.meaningful ? taken(text, open, text.length, lineAt) : { text: '', line: lineAt(text.length) }
  return { statements, rest }
}

interface OpenStatement {
  readonly start: number
  /** Something other than space and comments was seen. */
  meaningful: boolean
  parentheses: number
  /** The first words, which tell whether this makes a function. */
  readonly words: string[]
  /** How deep in BEGIN and CASE of a function's body. */
  blocks: number
}

function opened(start: number): OpenStatement {
  return { start, meaningful: false, parentheses: 0, words: [], blocks: 0 }
}

function taken(text: string, open: OpenStatement, end: number, lineAt: (place: number) => number): Statement {
  const whole = text.slice(open.start, end)
  return { text: whole.trim(), line: lineAt(open.start + whole.search(/\S/)) }
}

function pastToken(text: string, at: number, open: OpenStatement): number {
  const char = text[at]!
  if (char === "'" || char === '"') return pastQuote(text, at, false)
  if (char === '$') return pastDollarQuote(text, at)
  if (char === '(') open.parentheses += 1
  if (char === ')') open.parentheses = Math.max(0, open.parentheses - 1)
  const word = matchAt(/[\p{L}_][\p{L}\p{N}_$]*/uy, text, at)
  if (word === undefined) return at + 1
  if (/^e$/i.test(word) && text[at + 1] === "'") return pastQuote(text, at + 1, true)
  noteWord(word.toLowerCase(), open)
  return at + word.length
}

function noteWord(word: string, open: OpenStatement): void {
  if (open.words.length < 4) open.words.push(word)
  if (!/^create (or replace )?(function|procedure)\b/.test(open.words.join(' '))) return
  if (word === 'begin' || (word === 'case' && open.blocks > 0)) open.blocks += 1
  if (word === 'end' && open.blocks > 0) open.blocks -= 1
}

/** @returns the place after the comment that begins at `at`, or `at` when none does */
function pastComment(text: string, at: number): number {
  if (text.startsWith('--', at)) {
    const end = text.indexOf('\n', at)
    return end < 0 ? text.length : end + 1
  }
  if (!text.startsWith('/*', at)) return at
  const mark = /\/\*|\*\//g
  mark.lastIndex = at
  let depth = 0
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1
    if (depth === 0) return mark.lastIndex
  }
  return text.length
}

/** A doubled quote needs no care: it ends one quoted part and begins the next, backslashes or not. */
function pastQuote(text: string, at: number, backslashes: boolean): number {
  const quote = text[at]!
  for (let next = at + 1; next < text.length; next++) {
    if (backslashes && text[next] === '\\') next += 1
    else if (text[next] !== quote) continue
    else if (backslashes && text[next + 1] === quote) next += 1
    else return next + 1
  }
  return text.length
}

function pastDollarQuote(text: string, at: number): number {
  const tag = matchAt(/\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy, text, at)
  if (tag === undefined) return at + 1
  const end = text.indexOf(tag, at + tag.length)
  return end < 0 ? text.length : end + tag.length
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** Counts on from the last place asked for, so that a long script costs one pass. */
function lineCounter(text: string): (place: number) => number {
  let line = 1
  let counted = 0
  return (place) => {
    for (; counted < place; counted++) if (text[counted] === '\n') line += 1
    return line
  }
}
