import { inWorkspace } from '../../../src/assess/workspace.ts'
import { inTransaction } from '../../../src/store/inTransaction.ts'
import type { ClientAssessmentRow, RepairRow } from '../../../src/store/schema.ts'
import { assessClients } from '../../../src/assess/clients/assessClients.ts'
import type { useTestStore } from '../../support/store.ts'

export interface ClientCells {
  readonly name?: string
  readonly address?: string | null
  readonly city?: string | null
  readonly state?: string | null
  readonly division?: string | null
  readonly major_group?: string | null
  readonly industry_group?: string | null
  readonly sic?: string | null
  readonly description?: string | null
}

/** A client that nothing is wrong with. */
const good = {
  name: 'Acme Bakery',
  address: '1 Main Street',
  city: 'Reno',
  state: 'NV',
  division: 'D',
  major_group: '20',
  industry_group: '205',
  sic: '2052',
  description: 'Cookies and Crackers',
} satisfies ClientCells

let brokers = 0

/** A book of one broker's clients, in the database of the test file. */
export async function openClientBook(store: ReturnType<typeof useTestStore>) {
  const { rows } = await store.pool.query<{ id: number }>(
    `insert into brokers (slug, name) values ($1, 'B') returning id`,
    [`b${++brokers}`],
  )
  const brokerId = rows[0]!.id
  return {
    brokerId,
    /** Stores clients whose other cells are those of a client that nothing is wrong with. */
    async put(clients: Readonly<Record<number, ClientCells>>) {
      const where = { broker_id: brokerId, upload_id: 1, line: 1 }
      const sent = Object.entries(clients).map(([id, cells]) => {
        return Object.assign({ id }, where, good, { name: `Client of ${id}` }, cells)
      })
      await store.pool.query(
        `insert into clients select * from json_populate_recordset(null::clients, $1)
         on conflict (broker_id, id) do update set name = excluded.name, address = excluded.address,
           city = excluded.city, state = excluded.state, division = excluded.division,
           major_group = excluded.major_group, industry_group = excluded.industry_group, sic = excluded.sic,
           description = excluded.description`,
        [JSON.stringify(sent)],
      )
    },
    async remove(id: number) {
      await store.pool.query('delete from clients where broker_id = $1 and id = $2', [brokerId, id])
    },
    async decide(code: string, cause: string, answer: 'accept' | 'refuse') {
      await store.pool.query(
        `insert into repair_decisions (broker_id, code, cause, answer) values ($1, $2, $3, $4)
         on conflict (broker_id, code, cause) do update set answer = excluded.answer`,
        [brokerId, code, cause, answer],
      )
    },
    /** @returns the clients' assessments and repairs by id */
    async assess() {
      await inTransaction(store.pool, (tx) => inWorkspace(tx, brokerId, () => assessClients(tx, brokerId)))
      const assessed = await store.pool.query<ClientAssessmentRow & { xmin: string }>(
        'select *, xmin::text from client_assessments where broker_id = $1',
        [brokerId],
      )
      const repairs = await store.pool.query<RepairRow & { xmin: string }>(
        `select *, xmin::text from repairs where broker_id = $1 and table_name = 'clients' order by record_id, field`,
        [brokerId],
      )
      return {
        of: Object.fromEntries(assessed.rows.map((row) => [row.client_id, row])),
        repairs: repairs.rows,
        written: [...assessed.rows, ...repairs.rows].map(({ xmin }) => xmin),
      }
    },
  }
}
