import type pg from 'pg'
import { foldState, readState } from '../../book/states.ts'
import { readDecisions, type Decisions } from '../decisions.ts'
import { fetchBatches } from '../fetchBatches.ts'

/**
 * Reads each text that stands for a state once, into the table `client_states`: the letters that count, and
 * what becomes of the repair if there is one (`repair`, a state of repairs).
 */
export async function readStates(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await tx.query(
    `create unlogged table client_states
       (text text primary key, letters text, value text, repair text, cause text, evidence text)`,
  )
  const decisions = await readDecisions(tx, brokerId, ['client.state.unrecognised'])
  const texts = fetchBatches<{ state: string }>(
    tx,
    `select distinct state from clients where broker_id = $1 and state <> ''`,
    [brokerId],
  )
  for await (const rows of texts) {
    const readings = rows.map(({ state }) => settle(state, decisions))
    await tx.query('insert into client_states select * from json_populate_recordset(null::client_states, $1)', [
      JSON.stringify(readings),
    ])
  }
  await tx.query('analyze client_states')
}

function settle(text: string, decisions: Decisions) {
  const reading = readState(text)
  if (reading.kind === 'unrecognised') return { text }
  const { letters } = reading
  if (reading.kind === 'recognised') return { text, letters }
  const safe = reading.kind === 'spelling'
  const cause = `${foldState(text)} = ${letters}`
  const repair = decisions.stateOf('client.state.unrecognised', cause, safe)
  const evidence = reading.kind === 'near' ? reading.evidence : `It is another spelling of ${letters}.`
  const counts = repair === 'applied' || repair === 'accepted'
  return { text, letters: counts ? letters : null, value: letters, repair, cause, evidence }
}
