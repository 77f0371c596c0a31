import { large, type OpportunityFilters } from './filters.ts'

/** From this premium on, so few policies are left that the index by premium finds them sooner than any by date. */
const rare = 250_000

/**
 * Whether one plan serves all values of these filters, so that it may be kept. It does where one index decides them
 * all: the first of its filters has to be given, and the others are looked at in the index without the row. With any
 * others the rarer value decides which index it is, and the planner has to see the values.
 */
export function decidedByOneIndex(filters: OpportunityFilters): boolean {
  const given = Object.entries(filters).filter(([name, value]) => value !== undefined && !everywhere.has(name))
  if (given.some(([, value]) => Array.isArray(value) && value.length > 1)) return false
  const least = Number(filters.premiumMin ?? 0)
  // Below, enough policies of a state or a line are left that they are soon found in its index.
  if (least >= (given.length > 1 ? large : rare)) return false
  const names = given.map(([name]) => name)
  const holdsAll = (index: readonly string[]) =>
    names.includes(index[0]!) && names.every((name) => index.includes(name))
  return names.length === 0 || indexes.some(holdsAll)
}

const everywhere = new Set(['window', 'readiness'])

/** The filters that each index decides, its first column first. */
const indexes: readonly (readonly string[])[] = [
  ['states', 'lines', 'premiumMin'],
  ['lines'],
  ['carrierIds', 'states'],
  ['sic', 'states'],
  ['premiumMin'],
  ['clientId'],
]
