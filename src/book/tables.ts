/**
 * The three tables of a book of business: their columns, how a cell of each is read, and the header
 * spellings known for it. Everything that names a column (mapping, checks, COPY, MERGE, the API) starts here.
 */

export type TableName = 'clients' | 'carriers' | 'policies'

/**
 * How a cell is read:
 * - `id`: a whole number from 0 to 2^53 - 1; `613.0` is read as 613;
 * - `text`: trimmed text, kept as sent;
 * - `code`: text whose float artefact is dropped (`2052.0` is `2052`); leading zeros are kept as sent;
 * - `date`: a calendar date;
 * - `money`: a decimal with up to four places.
 */
export type ColumnKind = 'id' | 'text' | 'code' | 'date' | 'money'

export interface Column {
  /** The column's name in the database and, in snake_case, in the API. */
  readonly name: string
  readonly kind: ColumnKind
  /** The header the broker's documentation gives it, used in messages. */
  readonly header: string
  /** Other header spellings, compared without case, spaces and punctuation. */
  readonly aliases: readonly string[]
  /** The header row must have this column, or the file is refused. */
  readonly needed: boolean
}

export interface Table {
  readonly name: TableName
  /** One record of it, for messages: "client". */
  readonly record: string
  readonly columns: readonly Column[]
}

export const clients: Table = {
  name: 'clients',
  record: 'client',
  columns: [
    needed('id', 'id', 'Id', ['client_id', 'client number']),
    needed('name', 'text', 'Name', ['client_name', 'named insured', 'insured name']),
    column('address', 'text', 'Address', ['client_address', 'street']),
    column('city', 'text', 'City', ['client_city']),
    column('state', 'text', 'State', ['client_state']),
    column('division', 'text', 'Division', ['sic_division']),
    column('major_group', 'code', 'Major Group', ['sic_major_group']),
    column('industry_group', 'code', 'Industry Group', ['sic_industry_group']),
    column('sic', 'code', 'SIC', ['sic_code']),
    column('description', 'text', 'Description', ['sic_description', 'industry']),
  ],
}

export const carriers: Table = {
  name: 'carriers',
  record: 'carrier',
  columns: [
    needed('id', 'id', 'Id', ['carrier_id', 'company_id']),
    needed('name', 'text', 'Company Name', ['carrier_name', 'carrier', 'company']),
    column('address_1', 'text', 'Company Address 1', ['address_1', 'carrier_address_1', 'company_address']),
    column('address_2', 'text', 'Company Address 2', ['address_2', 'carrier_address_2']),
    column('city', 'text', 'Company City', ['carrier_city', 'city']),
    column('state', 'text', 'Company State', ['carrier_state', 'state']),
    column('zip', 'text', 'Company Zip', ['carrier_zip', 'zip', 'company_zip_code', 'zip_code']),
  ],
}

export const policies: Table = {
  name: 'policies',
  record: 'policy',
  columns: [
    needed('id', 'id', 'Id', ['policy_id']),
    needed('type', 'text', 'Type', ['policy_type', 'line_of_business']),
    column('office', 'text', 'Division', ['office', 'branch']),
    needed('carrier_id', 'id', 'CarrierId', ['company_id']),
    needed('client_id', 'id', 'ClientId', ['customer_id']),
    column('effective_date', 'date', 'EffectiveDate', ['effective', 'inception_date']),
    needed('expiration_date', 'date', 'ExpirationDate', ['expiration', 'x_date', 'expiry_date']),
    column('written_premium', 'money', 'WrittenPremium', ['premium']),
    column('carrier_policy_number', 'code', 'CarrierPolicyNumber', ['policy_number', 'policy_no']),
  ],
}

export const tables: Readonly<Record<TableName, Table>> = { clients, carriers, policies }

export const tableNames = Object.keys(tables) as readonly TableName[]

function column(name: string, kind: ColumnKind, header: string, aliases: string[]): Column {
  return { name, kind, header, aliases, needed: false }
}

function needed(name: string, kind: ColumnKind, header: string, aliases: string[]): Column {
  return { name, kind, header, aliases, needed: true }
}
