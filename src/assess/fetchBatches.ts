import type pg from 'pg'

const batchRows = 5000

/** The rows of a query, a batch at a time, through a cursor of the transaction: memory does not grow with them. */
export async function* fetchBatches<Row extends pg.QueryResultRow>(
  tx: pg.PoolClient,
  query: string,
  values: readonly unknown[] = [],
): AsyncGenerator<Row[]> {
  await tx.query(`declare distinct_values no scroll cursor for ${query}`, [...values])
  for (;;) {
    const { rows } = await tx.query<Row>(`fetch ${batchRows} from distinct_values`)
    if (rows.length > 0) yield rows
    if (rows.length < batchRows) break
  }
  await tx.query('close distinct_values')
}
