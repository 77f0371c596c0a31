/** The filters by the API’s own names: the address of a view says the same as a call to the API. */
export const filterNames = [
  'as_of',
  'expires_from',
  'expires_to',
  'bucket',
  'line',
  'family',
  'state',
  'sic',
  'division',
  'carrier',
  'premium_min',
  'premium_max',
  'office',
  'client_id',
  'q',
  'readiness',
] as const

export type FilterName = (typeof filterNames)[number]
