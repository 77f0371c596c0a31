import type pg from 'pg'
import { readCarrierPlace, type PlaceProposal } from '../../book/carrierPlace.ts'
import type { FindingCode } from '../../book/findings.ts'
import { readDecisions, type Decisions } from '../decisions.ts'
import { fetchBatches } from '../fetchBatches.ts'

interface Place {
  readonly city: string
  readonly state: string
  readonly zip: string
  /** Zips of other carriers in that city and state; of interest where this one's is malformed. */
  readonly neighbours: string[] | null
}

/**
 * Reads each combination of city, state and zip once, into the table `carrier_places`: the state and the zip
 * that count, what is wrong with them, and what is proposed.
 */
export async function readPlaces(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await tx.query(
    `create unlogged table carrier_places (
       city text, sent_state text, sent_zip text, state text, zip text,
       state_malformed boolean, zip_malformed boolean, mismatch boolean,
       state_repair text, state_value text, state_cause text, state_evidence text,
       zip_repair text, zip_value text, zip_cause text, zip_evidence text)`,
  )
  const decisions = await readDecisions(tx, brokerId, ['carrier.state.malformed', 'carrier.zip.malformed'])
  for await (const places of fetchBatches<Place>(tx, differentPlaces, [brokerId])) {
    await tx.query('insert into carrier_places select * from json_populate_recordset(null::carrier_places, $1)', [
      JSON.stringify(places.map((place) => settle(place, decisions))),
    ])
  }
  await tx.query('analyze carrier_places')
}

const differentPlaces = `
  with places as (
    select distinct coalesce(city, '') as city, coalesce(state, '') as state, coalesce(zip, '') as zip
    from carriers where broker_id = $1
  ), neighbours as (
    select city, state, array_agg(distinct left(zip, 5)) as zips from places
    where city <> '' and state <> '' and zip ~ '^[0-9]{5}(-[0-9]{4})?$' group by city, state
  )
  select places.*, case when zip !~ '^[0-9]{5}(-[0-9]{4})?$' then zips end as neighbours
  from places left join neighbours using (city, state)`

function settle({ city, state, zip, neighbours }: Place, decisions: Decisions) {
  const place = readCarrierPlace({ state: state || null, zip: zip || null }, neighbours ?? [])
  const ofState = answered('carrier.state.malformed', `${state} ${zip}`, place.stateProposal, decisions)
  const ofZip = answered('carrier.zip.malformed', `${zip} ${state}`, place.zipProposal, decisions)
  return {
    city,
    sent_state: state,
    sent_zip: zip,
    state: ofState?.repair === 'accepted' ? ofState.value : place.state,
    zip: ofZip?.repair === 'accepted' ? ofZip.value : place.zip,
    state_malformed: place.stateMalformed,
    zip_malformed: place.zipMalformed,
    mismatch: place.mismatch,
    state_repair: ofState?.repair,
    state_value: ofState?.value,
    state_cause: ofState?.cause,
    state_evidence: place.stateProposal?.evidence,
    zip_repair: ofZip?.repair,
    zip_value: ofZip?.value,
    zip_cause: ofZip?.cause,
    zip_evidence: place.zipProposal?.evidence,
  }
}

function answered(code: FindingCode, sent: string, proposal: PlaceProposal | undefined, decisions: Decisions) {
  if (proposal === undefined) return undefined
  const cause = `${sent.trim()} = ${proposal.value}`
  return { value: proposal.value, cause, repair: decisions.stateOf(code, cause, false) }
}

/** SQL that joins a carrier to its place by plain equality, which can be hashed. */
export const samePlace = `place.city = coalesce(carrier.city, '') and place.sent_state = coalesce(carrier.state, '')
  and place.sent_zip = coalesce(carrier.zip, '')`
