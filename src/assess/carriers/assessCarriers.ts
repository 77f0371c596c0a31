import type pg from 'pg'
import { forgetVanished, mergeAssessments } from '../mergeAssessments.ts'
import { mergeRepairs } from '../mergeRepairs.ts'
import { planForMany } from '../planForMany.ts'
import { readinessOf } from '../readiness.ts'
import { findingArrays } from '../recordRule.ts'
import { carrierRules } from './carrierRules.ts'
import { readPlaces, samePlace } from './readPlaces.ts'

const table = { table: 'carrier_assessments', key: 'carrier_id' }
const columns = ['name', 'state', 'zip', 'readiness', 'findings', 'proposed', 'repaired']

/** Assesses a book's carriers: where they are is read once for each different place, then one statement looks at all. */
export async function assessCarriers(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await planForMany(tx)
  await readPlaces(tx, brokerId)
  await mergeAssessments(tx, brokerId, { ...table, columns, assessed })
  await forgetVanished(tx, brokerId, { ...table, records: 'carriers' })
  await mergeRepairs(tx, brokerId, 'carriers', repairs)
}

const { findings, proposed, repaired } = findingArrays(carrierRules)

const assessed = `
  select found.*, ${readinessOf('carrier', 'findings', 'proposed')} as readiness
  from (
    select carrier.id as carrier_id, carrier.name, place.state, place.zip,
      ${findings} as findings, ${proposed} as proposed, ${repaired} as repaired
    from carriers as carrier join carrier_places as place on ${samePlace}
    where carrier.broker_id = $1
    offset 0
  ) as found
  offset 0`

const repairs = `
  select carrier.id as record_id, 'state' as field, 'carrier.state.malformed' as code, state_cause as cause,
    carrier.state as sent, state_value as value, state_evidence as evidence, state_repair as state
  from carriers as carrier join carrier_places as place on ${samePlace}
  where carrier.broker_id = $1 and state_repair is not null
  union all
  select carrier.id, 'zip', 'carrier.zip.malformed', zip_cause, carrier.zip, zip_value, zip_evidence, zip_repair
  from carriers as carrier join carrier_places as place on ${samePlace}
  where carrier.broker_id = $1 and zip_repair is not null`
