import type { ReadinessShape } from '../../serve/shapes/readiness.ts'
import { alignedTable } from '../console/alignedTable.ts'
import { count } from '../output.ts'

type Table = ReadinessShape['tables'][number]
type Share = { readonly count: number; readonly of: number }

/**
 * How good the tables are, a line each: what is whole as 100 %, what is not with its numerator and denominator.
 * @param fields whether each field has a line of its own below its table
 */
export function qualityLines(tables: readonly Table[], fields: boolean): string[] {
  const columns = ['', 'complete', 'valid', 'consistent', 'unique', 'timely'].map((name, at) => {
    return { name, right: at > 0 }
  })
  const rows = tables.flatMap((table) => [
    [
      table.table,
      ...[table.completeness, table.validity, table.consistency, table.uniqueness, table.timeliness].map(shareWords),
    ],
    ...(fields ? table.fields.map(fieldCells) : []),
  ])
  return alignedTable(columns, rows)
}

function fieldCells({ field, completeness, validity, consistency }: Table['fields'][number]): string[] {
  return [`  ${field}`, ...[completeness, validity, consistency].map(shareWords), '', '']
}

/** "100 %", "87.9 % (145 of 165)", never 100 % of what is not whole. */
function shareWords(share: Share | null): string {
  if (share === null || share.of === 0) return '–'
  if (share.count === share.of) return '100 %'
  const percent = Math.floor((share.count / share.of) * 1000) / 10
  return `${percent.toFixed(1)} % (${count(share.count)} of ${count(share.of)})`
}
