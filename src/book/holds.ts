import type { FindingCode } from './findings.ts'

/** Why a file may be held before the merge: findings about a whole file. */
export type HoldCode = Extract<FindingCode, 'book.volume.dropped' | 'book.snapshot.stale'>

/**
 * Why an upload waits for someone's word. Several reasons may be known at once: the code is that of the gravest, and
 * the parameters hold the numbers of all (see the sentences below), because whoever says go says it to all of them.
 */
export interface Hold {
  readonly code: HoldCode
  readonly params: Readonly<Record<string, string | number>>
}

/** Each reason is told by its first parameter. The one that speaks of `last_upload` needs that as well. */
const sentences: readonly { readonly needs: readonly string[]; readonly lacks?: string; readonly text: string }[] = [
  {
    needs: ['rows', 'last_upload'],
    text: 'This full export of {table} has {rows} valid rows; the last one (upload {last_upload}) had {last_rows} ({share} %; at least {threshold} % expected).',
  },
  {
    needs: ['rows'],
    lacks: 'last_upload',
    text: 'This full export of {table} has {rows} valid rows; {last_rows} {table} are here ({share} %; at least {threshold} % expected).',
  },
  {
    needs: ['exported_at'],
    text: 'This file of {table} is of {exported_at}; a newer one (upload {newest_upload}), of {newest}, is here already.',
  },
  {
    needs: ['back'],
    text: '{back} of the {matched} policies in this file that are here already would go back to an earlier term ({back_share} %; fewer than {back_threshold} % expected).',
  },
]

const numbers = new Intl.NumberFormat('en-US')

/** What was found, with its numbers, in words a broker's account manager understands. */
export function describeHold({ params }: Hold): string {
  return sentences
    .filter(({ needs, lacks }) => needs.every((name) => name in params) && (lacks === undefined || !(lacks in params)))
    .map(({ text }) => text.replace(/\{(\w+)\}/g, (_, name: string) => shown(name, params[name])))
    .join(' ')
}

/** Who has to say what. */
export const holdHint =
  'Nothing of it is in the book. If it is right all the same, say go; if not, drop it and send a new export.'

/** What to know before a file that has waited goes in after those that came later; nothing when there are none. */
export function describeOvertaken(table: string | null, loadedSince: number): string {
  if (loadedSince === 0) return ''
  const files = loadedSince === 1 ? '1 file' : `${numbers.format(loadedSince)} files`
  return ` ${files} of ${table} that came after it went in meanwhile; where they say otherwise, this one wins now.`
}

function shown(name: string, value: string | number | undefined): string {
  if (typeof value === 'number') return name.endsWith('_upload') ? String(value) : numbers.format(value)
  return value ?? '?'
}
