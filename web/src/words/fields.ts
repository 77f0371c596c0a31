/** What the API’s fields and tables are called on the pages. */
const fieldNames: Readonly<Record<string, string>> = {
  id: 'Id',
  name: 'Name',
  address: 'Street',
  address_1: 'Street',
  address_2: 'Second address line',
  city: 'City',
  state: 'State',
  zip: 'Zip',
  division: 'SIC division',
  major_group: 'SIC major group',
  industry_group: 'SIC industry group',
  sic: 'SIC code',
  description: 'Industry',
  type: 'Policy type',
  office: 'Office',
  carrier_id: 'Carrier',
  client_id: 'Client',
  effective_date: 'Effective date',
  expiration_date: 'Expiration date',
  written_premium: 'Premium',
  carrier_policy_number: 'Policy number',
}

export const nameField = (field: string): string => fieldNames[field] ?? field

export const tableTerms = {
  clients: { name: 'Clients', one: 'client', many: 'clients' },
  carriers: { name: 'Carriers', one: 'carrier', many: 'carriers' },
  policies: { name: 'Policies', one: 'policy', many: 'policies' },
} as const
