import { listFixRows, listWaitingRows, readHeaders } from '../../store/reads/fixRows.ts'
import type { Reads } from '../../store/reads/run.ts'
import { fixColumns } from '../fixColumns.ts'
import { shapeFixRow, shapeWaitingRow, type FixRowShape } from '../shapes/fixRow.ts'
import type { FixShape, ReadinessShape } from '../shapes/readiness.ts'
import { readReadiness, type ReadinessQuery } from './readReadiness.ts'
import { wantedRows } from './wantedRows.ts'

/** Of the first fixes, the first rows. The others are told where to be had. */
const fixesWithRows = 10
const rowsShown = 10

export interface Report {
  readonly readiness: ReadinessShape
  readonly lists: readonly { readonly fix: FixShape; readonly rows: readonly FixRowShape[] }[]
}

/**
 * What the report for people is made from: the readiness, and rows of the fixes that pay most.
 * @param known the readiness, where it was read already
 */
export async function readReport(store: Reads, query: ReadinessQuery, known?: ReadinessShape): Promise<Report> {
  const readiness = known ?? (await readReadiness(store, query))
  const lists: { fix: FixShape; rows: FixRowShape[] }[] = []
  for (const fix of readiness.work.fixes.slice(0, fixesWithRows)) {
    lists.push({ fix, rows: await rowsOf(store, query, fix) })
  }
  return { readiness, lists }
}

async function rowsOf(store: Reads, { broker, asOf }: ReadinessQuery, fix: FixShape): Promise<FixRowShape[]> {
  const { wanted, table, rejected } = wantedRows({ fix: fix.id })
  const rowsQuery = { brokerId: broker?.id ?? 0, asOf, table, wanted }
  if (rejected) {
    const { rows } = await listWaitingRows(store, rowsQuery, { limit: rowsShown })
    return rows.map((row) => shapeWaitingRow(table, row))
  }
  const columns = fixColumns(table, await readHeaders(store, rowsQuery.brokerId, table), wanted)
  const { rows } = await listFixRows(store, rowsQuery, { limit: rowsShown })
  return rows.map((row) => shapeFixRow(table, columns, row))
}
