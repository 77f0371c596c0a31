import { dollars } from '../../book/dollars.ts'
import type { ReadinessShape } from '../../serve/shapes/readiness.ts'
import { alignedTable } from '../console/alignedTable.ts'
import { count } from '../output.ts'

/** How many uploads are told on a terminal; --json has more. */
const shown = 5

/** What was ready after each of the last uploads, the newest last. With one there is nothing to compare. */
export function trendLines(trend: ReadinessShape['trend']): string[] {
  if (trend.length < 2) return []
  const columns = [
    { name: 'after upload' },
    { name: 'as of' },
    { name: 'grade' },
    { name: 'share', right: true },
    { name: 'ready', right: true },
    { name: 'of', right: true },
    { name: 'ready premium', right: true },
  ]
  const rows = trend
    .slice(-shown)
    .map(({ upload_id, as_of, grade, share, ready, in_scope }) => [
      upload_id === null ? '–' : String(upload_id),
      as_of,
      grade ?? '–',
      share === null ? '–' : `${(Math.floor(share * 1000) / 10).toFixed(1)} %`,
      ready === null ? '–' : count(ready.policies),
      in_scope === null ? '–' : count(in_scope.policies),
      ready === null ? '–' : dollars(ready.premium),
    ])
  return ['', ...alignedTable(columns, rows)]
}
