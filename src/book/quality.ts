import type { FindingCode } from './findings.ts'
import type { TableName } from './tables.ts'

/**
 * Which findings say what of a table's quality. A field is complete where it has a value, valid where no finding says
 * that the value cannot be used, consistent where none says that it contradicts something else. Uniqueness is about
 * whole records. docs/explanation/readiness.md says it in words.
 */
export interface FieldQuality {
  readonly field: string
  /** Found where it is empty. */
  readonly missing: readonly FindingCode[]
  readonly invalid: readonly FindingCode[]
  readonly inconsistent: readonly FindingCode[]
}

export interface TableQuality {
  readonly fields: readonly FieldQuality[]
  /** Empty: no rule looks for records of this table that are there twice. */
  readonly repeated: readonly FindingCode[]
}

const industry = 'client.sic.parents-missing'

export const quality: Readonly<Record<TableName, TableQuality>> = {
  clients: {
    fields: [
      field('name', { invalid: ['client.name.placeholder'] }),
      field('address', { missing: ['client.address.missing'] }),
      field('city', { missing: ['client.city.missing'] }),
      field('state', { missing: ['client.state.missing'], invalid: ['client.state.unrecognised'] }),
      field('division', { missing: [industry] }),
      field('major_group', { missing: [industry] }),
      field('industry_group', { missing: [industry] }),
      field('sic', {
        missing: ['client.sic.missing', 'client.sic.partial'],
        invalid: ['client.sic.unknown', 'client.sic.nonclassifiable'],
        inconsistent: ['client.sic.conflict'],
      }),
      field('description', { missing: [industry] }),
    ],
    repeated: ['client.duplicate.exact', 'client.duplicate.likely'],
  },
  carriers: {
    fields: [
      field('name', { missing: ['carrier.name.missing'] }),
      field('address_1'),
      field('city'),
      field('state', { invalid: ['carrier.state.malformed'] }),
      field('zip', { invalid: ['carrier.zip.malformed'], inconsistent: ['carrier.zip.state-mismatch'] }),
    ],
    repeated: [],
  },
  policies: {
    fields: [
      field('type', {
        missing: ['policy.type.missing'],
        invalid: ['policy.type.unknown', 'policy.type.review', 'policy.type.unspecified'],
      }),
      field('office'),
      field('carrier_id', {
        missing: ['policy.carrier.missing'],
        invalid: ['policy.carrier.unreadable'],
        inconsistent: ['policy.carrier.unknown'],
      }),
      field('client_id', {
        missing: ['policy.client.missing'],
        invalid: ['policy.client.unreadable'],
        inconsistent: ['policy.client.unknown'],
      }),
      field('effective_date', { missing: ['policy.effective.missing'], invalid: ['policy.dates.unreadable'] }),
      field('expiration_date', {
        missing: ['policy.expiration.missing'],
        invalid: ['policy.dates.unreadable'],
        inconsistent: ['policy.dates.reversed', 'policy.term.unusual', 'policy.term.overlap'],
      }),
      field('written_premium', {
        missing: ['policy.premium.missing'],
        invalid: ['policy.premium.unreadable', 'policy.premium.nonpositive'],
        inconsistent: ['policy.premium.outlier'],
      }),
      field('carrier_policy_number', { missing: ['policy.number.missing'] }),
    ],
    repeated: ['policy.duplicate.term'],
  },
}

/** Codes that several fields share: which of them it is, the cell that could not be read tells. */
export const toldByCell: ReadonlySet<FindingCode> = new Set<FindingCode>(['policy.dates.unreadable'])

function field(name: string, codes: Partial<Omit<FieldQuality, 'field'>> = {}): FieldQuality {
  return { field: name, missing: [], invalid: [], inconsistent: [], ...codes }
}
