import type { Schema } from '../../../api/client.ts'
import { formatDate, formatExactMoney } from '../../../words/format.ts'
import type { Value } from '../../../parts/record/values.ts'
import { spellLine } from '../../../words/terms.ts'
import type { Records } from './records.ts'

export interface ValueGroup {
  readonly title: string
  readonly provenance: Schema<'PolicyRecord'>['provenance']
  readonly values: readonly Value[]
}

type Record = Schema<'PolicyRecord'> | Schema<'ClientRecord'> | Schema<'CarrierRecord'>
type Write = (value: string | null) => string | null

export function valueGroups({ policy, client, carrier }: Records): ValueGroup[] {
  const groups = [{ title: 'Policy', provenance: policy.provenance, values: policyValues(policy) }]
  if (client !== undefined)
    groups.push({ title: 'Client', provenance: client.provenance, values: clientValues(client) })
  if (carrier !== undefined) {
    groups.push({ title: 'Incumbent', provenance: carrier.provenance, values: carrierValues(carrier) })
  }
  return groups
}

function policyValues(policy: Schema<'PolicyRecord'>): Value[] {
  const { type, office, effective_date, expiration_date, written_premium, carrier_policy_number, assessment } = policy
  const read = reader(policy, assessment?.repairs)
  const effective = assessment?.effective
  return [
    {
      name: 'Type and line',
      sent: type,
      counts: effective?.line == null ? null : spellLine(effective.line),
      readAs: 'Told from the type',
    },
    read('Effective date', 'effective_date', effective_date, effective?.effective_date, orNull(formatDate)),
    read('X-date', 'expiration_date', expiration_date, effective?.expiration_date, orNull(formatDate)),
    read('Premium', 'written_premium', written_premium, effective?.written_premium, orNull(formatExactMoney)),
    read('Office', 'office', office, effective?.office),
    read('Carrier’s number', 'carrier_policy_number', carrier_policy_number),
    read('Client’s id', 'client_id', idOf(policy.client_id)),
    read('Carrier’s id', 'carrier_id', idOf(policy.carrier_id)),
  ]
}

function clientValues(client: Schema<'ClientRecord'>): Value[] {
  const { assessment, name, address, city, state, division, sic, description } = client
  const read = reader(client, assessment?.repairs)
  const effective = assessment?.effective
  return [
    read('Name', 'name', name),
    read('Street', 'address', address),
    read('City', 'city', city),
    { ...read('State', 'state', state, effective?.state), readAs: 'The same state, in two letters' },
    read('Division', 'division', division, effective?.division),
    read('SIC', 'sic', sic, effective?.sic),
    read('Industry', 'description', description, effective?.description),
  ]
}

function carrierValues(carrier: Schema<'CarrierRecord'>): Value[] {
  const { assessment, name, city, state, zip } = carrier
  const read = reader(carrier, assessment?.repairs)
  return [
    read('Name', 'name', name),
    read('City', 'city', city),
    { ...read('State', 'state', state, assessment?.effective.state), readAs: 'The same state, in two letters' },
    read('Zip', 'zip', zip, assessment?.effective.zip),
  ]
}

/** @returns writes one field; what is not repaired counts as it was sent */
function reader({ unreadable }: Record, repairs: readonly Schema<'RecordRepair'>[] = []) {
  return (
    name: string,
    field: string,
    sent: string | null,
    effective: string | null | undefined = sent,
    write: Write = (value) => value,
  ): Value => {
    const cell = unreadable?.[field]
    const repair = repairs.find((each) => each.field === field)
    const value = { name, sent: cell ?? write(sent), counts: write(effective), repair }
    return cell === undefined ? value : { ...value, unreadable: true }
  }
}

const idOf = (id: number | null) => (id === null ? null : String(id))
const orNull =
  (format: (value: string) => string): Write =>
  (value) =>
    value === null ? null : format(value)
