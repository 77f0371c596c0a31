import type pg from 'pg'
import { repairIndustry } from '../../book/industry.ts'
import { industryFields, type IndustryColumns } from '../../book/industryColumns.ts'
import { createOwnWording } from '../../book/ownWording.ts'
import { readDecisions } from '../decisions.ts'
import { fetchBatches } from '../fetchBatches.ts'
import { settleIndustry } from './settleIndustry.ts'

type Tuple = IndustryColumns & { readonly number: number }

/**
 * Reads what clients say about their industry, each combination of the five columns once. What comes out is in the
 * tables `client_industries` (the columns as sent with '' for null, so that they can be hashed; the columns
 * that count; the findings) and `client_industry_repairs`.
 */
export async function readIndustries(tx: pg.PoolClient, brokerId: number): Promise<void> {
  const sent = industryFields.map((field) => `coalesce(${field}, '') as sent_${field}`).join(', ')
  await tx.query(
    `create unlogged table client_tuples as
     select row_number() over () as number, ${keyOf((field) => `sent_${field}`)} as key, tuple.*
     from (select distinct ${sent} from clients where broker_id = $1) as tuple`,
    [brokerId],
  )
  await tx.query(
    `create unlogged table client_readings (number bigint primary key, ${industryFields.map((field) => `${field} text`).join(', ')},
       findings text[] not null, proposed text[] not null, repaired text[] not null);
     create unlogged table client_industry_repairs
       (number bigint, field text, code text, cause text, value text, evidence text, state text)`,
  )
  const own = createOwnWording()
  for await (const tuples of fetchTuples(tx)) for (const tuple of tuples) own.add(tuple)

  const decisions = await readDecisions(tx, brokerId, ['client.sic.conflict', 'client.sic.unknown'])
  for await (const tuples of fetchTuples(tx)) {
    const settled = tuples.map((tuple) => {
      const { effective, repairs, ...findings } = settleIndustry(tuple, repairIndustry(tuple, own), decisions)
      return { reading: { number: tuple.number, ...effective, ...findings }, repairs, number: tuple.number }
    })
    await populate(
      tx,
      'client_readings',
      settled.map(({ reading }) => reading),
    )
    await populate(
      tx,
      'client_industry_repairs',
      settled.flatMap(({ number, repairs }) => repairs.map((repair) => ({ number, ...repair }))),
    )
  }
  await tx.query(
    `create unlogged table client_industries as select * from client_tuples join client_readings using (number)`,
  )
  await tx.query('analyze client_industries')
  await tx.query('analyze client_industry_repairs')
}

function fetchTuples(tx: pg.PoolClient): AsyncGenerator<Tuple[]> {
  const columns = industryFields.map((field) => `nullif(sent_${field}, '') as ${field}`).join(', ')
  return fetchBatches<Tuple>(tx, `select number, ${columns} from client_tuples`)
}

async function populate(tx: pg.PoolClient, table: string, rows: readonly object[]): Promise<void> {
  await tx.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows),
  ])
}

/**
 * SQL that joins a client to its industry. By one number that stands for the five texts: of five conditions the planner
 * thinks that next to nothing meets them all, and hashes the clients.
 */
export const sameIndustry = `industry.key = ${keyOf((field) => `coalesce(client.${field}, '')`)}`

function keyOf(text: (field: string) => string): string {
  return `hash_record_extended((${industryFields.map(text).join(', ')}), 0)`
}
