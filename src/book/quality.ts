import type { FindingCode } from './findings.ts'
import type { TableName } from './tables.ts'

/**
 * Which findings say what of a table's quality. A field is complete where it has a value, valid where no finding says
 * that the value cannot be used, consistent where none says that it contradicts something else. Uniqueness is about
 * whole records. docs/explanation/readiness.md says it in words.
 */
export interface FieldQuality {
  readonly field: string
  readonly invalid: readonly FindingCode[]
  readonly inconsistent: readonly FindingCode[]
}

export interface TableQuality {
  readonly fields: readonly FieldQuality[]
  /** Empty: no rule looks for records of this table that are there twice. */
  readonly repeated: readonly FindingCode[]
}

export const quality: Readonly<Record<TableName, TableQuality>> = {
  clients: {
    fields: [
      field('name', ['client.name.placeholder']),
      field('address'),
      field('city'),
      field('state', ['client.state.unrecognised']),
      field('division'),
      field('major_group'),
      field('industry_group'),
      field('sic', ['client.sic.unknown', 'client.sic.nonclassifiable'], ['client.sic.conflict']),
      field('description'),
    ],
    repeated: ['client.duplicate.exact', 'client.duplicate.likely'],
  },
  carriers: {
    fields: [
      field('name'),
      field('address_1'),
      field('city'),
      field('state', ['carrier.state.malformed']),
      field('zip', ['carrier.zip.malformed'], ['carrier.zip.state-mismatch']),
    ],
    repeated: [],
  },
  policies: {
    fields: [
      field('type', ['policy.type.unknown', 'policy.type.review', 'policy.type.unspecified']),
      field('office'),
      field('carrier_id', ['policy.carrier.unreadable'], ['policy.carrier.unknown']),
      field('client_id', ['policy.client.unreadable'], ['policy.client.unknown']),
      field('effective_date', ['policy.dates.unreadable']),
      field(
        'expiration_date',
        ['policy.dates.unreadable'],
        ['policy.dates.reversed', 'policy.term.unusual', 'policy.term.overlap'],
      ),
      field('written_premium', ['policy.premium.unreadable', 'policy.premium.nonpositive'], ['policy.premium.outlier']),
      field('carrier_policy_number'),
    ],
    repeated: ['policy.duplicate.term'],
  },
}

/** Codes that several fields share: which of them it is, the cell that could not be read tells. */
export const toldByCell: ReadonlySet<FindingCode> = new Set<FindingCode>(['policy.dates.unreadable'])

function field(name: string, invalid: FindingCode[] = [], inconsistent: FindingCode[] = []): FieldQuality {
  return { field: name, invalid, inconsistent }
}
