import type { LabelWords } from './words.ts'

/**
 * A pattern is words as labelWords() gives them:
 *
 * - `general liab*`: the word general, and right after it one that begins with liab;
 * - `auto + comm*`: both, anywhere and in any order;
 * - `^group`: at the label's start;
 * - `=umbrella`: the whole label, numbers apart.
 *
 * The last word of a label that was cut off matches the word that it is the beginning of.
 */
export interface Pattern {
  readonly anchor: 'anywhere' | 'start' | 'whole'
  /** Each of them has to occur. */
  readonly phrases: readonly (readonly Word[])[]
  /** What the first word of a label's matching phrase begins with, for an index. */
  readonly key: string
}

interface Word {
  readonly text: string
  readonly prefix: boolean
}

/** A cut word of fewer letters than this could be anything. What comes before it in the phrase makes it surer. */
const fewestLetters = { first: 5, later: 4 }

/** @throws TypeError when the pattern is not one */
export function parsePattern(pattern: string): Pattern {
  const anchor = pattern.startsWith('^') ? 'start' : pattern.startsWith('=') ? 'whole' : 'anywhere'
  const rest = anchor === 'anywhere' ? pattern : pattern.slice(1)
  const phrases = rest.split(' + ').map((phrase) => phrase.split(' ').map(parseWord))
  if (anchor !== 'anywhere' && phrases.length > 1) throw new TypeError(`both an anchor and a +: "${pattern}"`)
  return { anchor, phrases, key: keyOf(phrases[0]![0]!.text) }
}

function parseWord(text: string): Word {
  const [, letters, star] = /^([\p{L}\p{N}&]+)(\*?)$/u.exec(text) ?? []
  if (letters === undefined) throw new TypeError(`not a word of a pattern: "${text}"`)
  if (star === '*' && letters.length < 3) throw new TypeError(`too short a beginning: "${text}"`)
  return { text: letters, prefix: star === '*' }
}

/** Labels and patterns whose first words do not share this cannot match. */
export function keyOf(word: string): string {
  return word.slice(0, 2)
}

export function matches(pattern: Pattern, label: LabelWords): boolean {
  if (pattern.anchor === 'whole') {
    const words = label.words.filter((word) => !/^\d+$/.test(word))
    const phrase = pattern.phrases[0]!
    return words.length === phrase.length && occursAt(phrase, { ...label, words }, 0)
  }
  if (pattern.anchor === 'start') return occursAt(pattern.phrases[0]!, label, 0)
  return pattern.phrases.every((phrase) => occurs(phrase, label))
}

function occurs(phrase: readonly Word[], label: LabelWords): boolean {
  for (let at = 0; at + phrase.length <= label.words.length; at++) if (occursAt(phrase, label, at)) return true
  return false
}

function occursAt(phrase: readonly Word[], { words, cut }: LabelWords, at: number): boolean {
  return phrase.every(({ text, prefix }, i) => {
    const word = words[at + i]
    if (word === undefined) return false
    if (word === text || (prefix && word.startsWith(text))) return true
    const fewest = i === 0 ? fewestLetters.first : fewestLetters.later
    return cut && at + i === words.length - 1 && word.length >= fewest && text.startsWith(word)
  })
}
