/** Exports cut labels at 25 characters, and trim what is left: the last word of such a label may be a part of one. */
const cutFrom = 24

/** More of a label than this says nothing about its line. */
const longest = 200

/** Words that change nothing about what is insured. */
const noise = new Set([
  'and',
  'of',
  'the',
  'for',
  'in',
  'a',
  'policy',
  'policies',
  'insurance',
  'ins',
  'coverage',
  'cov',
])

export interface LabelWords {
  readonly words: readonly string[]
  /** The last of the words may be cut off. */
  readonly cut: boolean
}

/** The label as decisions name it: without case and double blanks. */
export function labelKey(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}

/**
 * The label's words in lower case, without what people write differently: accents, apostrophes, points in
 * abbreviations, hyphens. `&` between letters holds an abbreviation together ("D & O" is `d&o`).
 */
export function labelWords(label: string): LabelWords {
  const text = labelKey(label.slice(0, longest))
    .normalize('NFKD')
    .replace(/\p{M}|['’`]/gu, '')
  const spelled = text
    .replace(/(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}]))/gu, '$1')
    .replace(/(?<![\p{L}\p{N}])(\p{L}|ad|usl) ?& ?(\p{L}{1,2})(?![\p{L}\p{N}])/gu, '$1&$2')
  const all = spelled.split(/[^\p{L}\p{N}&]+/u)
  const words = all.filter((word) => word !== '' && word !== '&' && !noise.has(word))
  return { words, cut: label.trim().length >= cutFrom && !/[^\p{L}]$/u.test(label) }
}
