import { sql } from 'kysely'
import type { UploadState } from '../schema.ts'
import { run, type Reads } from './run.ts'

export interface Counts {
  readonly clients: number
  readonly carriers: number
  readonly policies: number
  readonly uploads: Readonly<Partial<Record<UploadState, number>>>
  readonly last_upload_id: number | null
}

/** How much of each there is for one broker, counted exactly. */
export async function countBook(store: Reads, brokerId: number): Promise<Counts> {
  const statement = sql<Counts>`select
    (select count(*) from clients where broker_id = ${brokerId}) as clients,
    (select count(*) from carriers where broker_id = ${brokerId}) as carriers,
    (select count(*) from policies where broker_id = ${brokerId}) as policies,
    (select coalesce(jsonb_object_agg(state, n), '{}') from
      (select state, count(*) as n from uploads where broker_id = ${brokerId} group by state) s) as uploads,
    (select max(id) from uploads where broker_id = ${brokerId}) as last_upload_id`
  const [counts] = await run(store, statement.compile(store.reads))
  return counts!
}
