import { csvLine } from './csv.ts'
import { fault, type SampleRow } from './fault.ts'
import type { Planned, Share } from './plan.ts'

/** What keeps a row of any table from being stored. */
export type Damage =
  'cells-missing' | 'cells-extra' | 'quote-stray' | 'nul' | 'id-missing' | 'id-invalid' | 'id-taken' | 'id-twin'

/** @param nul the share of rows with a NUL byte: for programs that read text, a file with one is none */
export function damageShares(share: number, nul = 0): Record<Damage, Share<Damage>> {
  return {
    'cells-missing': share,
    'cells-extra': share,
    'quote-stray': share,
    nul,
    'id-missing': share,
    'id-invalid': share,
    'id-taken': share,
    'id-twin': { asManyAs: 'id-taken' },
  }
}

const kinds: ReadonlySet<string> = new Set(Object.keys(damageShares(0)))

export function isDamage<Kind extends string>(planned: Planned<Kind | Damage>): planned is Planned<Damage> {
  return kinds.has(planned.kind)
}

/**
 * A row that was right, broken.
 * @param record "client"
 * @param twin the id of the row that shares its id with this one; null where there is no such row
 */
export function damaged(
  record: 'client' | 'carrier' | 'policy',
  kind: Damage,
  cells: readonly string[],
  twin: number | null,
): SampleRow {
  const [id = '', second = '', ...more] = cells
  const [word = '', ...words] = second.split(' ')
  const unreadable = (code: Parameters<typeof fault>[0], row: readonly string[], line?: string) => ({
    id: null,
    cells: row,
    ...(line === undefined ? {} : { line }),
    faults: [fault(code, 'rejected')],
  })
  const otherId = (code: 'missing' | 'invalid', text: string) => ({
    id: null,
    cells: [text, second, ...more],
    faults: [fault(`${record}.id.${code}`, 'rejected', 'Id', text, id)],
  })
  const sharedId = (shared: number) => ({
    id: shared,
    cells: [String(shared), second, ...more],
    faults:
      twin === null
        ? []
        : [fault(`${record}.id.duplicate`, 'rejected', 'Id', String(shared), String(shared) === id ? '' : id)],
  })
  const made: Record<Damage, () => SampleRow> = {
    'cells-missing': () => unreadable('row.cells.missing', cells.slice(0, -3)),
    // As a comma makes it that stands in a cell without quotes.
    'cells-extra': () => unreadable('row.cells.extra', [id, word, words.join(' '), ...more]),
    'quote-stray': () => unreadable('row.quote.stray', cells, `${id},"${word}" ${words.join(' ')}x,${csvLine(more)}`),
    nul: () => unreadable('row.nul', [id, `${second}\0`, ...more]),
    'id-missing': () => otherId('missing', ''),
    'id-invalid': () => otherId('invalid', `${record[0]!.toUpperCase()}-${id}`),
    'id-taken': () => sharedId(twin ?? Number(id)),
    'id-twin': () => sharedId(Number(id)),
  }
  return made[kind]()
}
