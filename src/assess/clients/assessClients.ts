import type pg from 'pg'
import { industryFields } from '../../book/industryColumns.ts'
import { forgetVanished, mergeAssessments } from '../mergeAssessments.ts'
import { mergeRepairs } from '../mergeRepairs.ts'
import { planForMany } from '../planForMany.ts'
import { readinessOf } from '../readiness.ts'
import { findingArrays } from '../recordRule.ts'
import { clientRules } from './clientRules.ts'
import { findTwins } from './findTwins.ts'
import { readIndustries, sameIndustry } from './readIndustries.ts'
import { readStates } from './readStates.ts'
import { industryFindings } from './rules/industry.ts'

const columns = ['name', 'address', 'city', 'state', ...industryFields, 'readiness', 'findings', 'proposed', 'repaired']

/**
 * Assesses a book's clients. What can be said of a value alone is said of each different value once; then one
 * statement looks at all clients.
 */
export async function assessClients(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await planForMany(tx)
  await readStates(tx, brokerId)
  await readIndustries(tx, brokerId)
  await findTwins(tx, brokerId)
  await mergeAssessments(tx, brokerId, { table: 'client_assessments', key: 'client_id', columns, assessed })
  await forgetVanished(tx, brokerId, { table: 'client_assessments', key: 'client_id', records: 'clients' })
  await mergeRepairs(tx, brokerId, 'clients', repairs)
}

const { findings, proposed, repaired } = findingArrays(clientRules)

// "offset 0" keeps the planner from writing each array into every place that names it.
const assessed = `
  select client_id, name, address, city, state, ${industryFields.join(', ')}, findings, proposed, repaired,
    ${readinessOf('client', 'findings', 'proposed')} as readiness
  from (
    select client.id as client_id, client.name, client.address, client.city, place.letters as state,
      ${industryFields.map((field) => `industry.${field}`).join(', ')},
      ${findings} || ${industryFindings.findings} as findings, ${proposed} || ${industryFindings.proposed} as proposed,
      ${repaired} || ${industryFindings.repaired} as repaired
    from clients as client
    join client_industries as industry on ${sameIndustry}
    left join client_states as place on place.text = client.state
    left join client_twins as twin on twin.id = client.id
    where client.broker_id = $1
    offset 0
  ) as found
  offset 0`

const repairs = `
    select client.id as record_id, 'state' as field, 'client.state.unrecognised' as code, place.cause,
      client.state as sent, place.value, place.evidence, place.repair as state
    from clients as client join client_states as place on place.text = client.state
    where client.broker_id = $1 and place.repair is not null
    union all
    select client.id, repair.field, repair.code, repair.cause,
      nullif(case repair.field ${industryFields.map((field) => `when '${field}' then client.${field}`).join(' ')} end, ''),
      repair.value, repair.evidence, repair.state
    from clients as client
    join client_industries as industry on ${sameIndustry}
    join client_industry_repairs as repair on repair.number = industry.number
    where client.broker_id = $1
    union all
    select twin.id, 'id', twin.code, twin.cause, twin.id::text, twin.kept::text,
      case twin.code when 'client.duplicate.exact' then 'Client ' || twin.kept || ' has the same name and address.'
        else 'Client ' || twin.kept || ' has nearly the same name, in the same city.' end, twin.repair
    from client_twins as twin`
