import type { BigTable } from './files.ts'
import type { Place } from './place.ts'

/** Codes are compared without the float artefact that Openbook drops and the reference keeps. */
const compared: Readonly<Record<BigTable, readonly string[]>> = {
  clients: ['name', 'address', 'city', 'state', 'division', 'major_group', 'industry_group', 'sic', 'description'],
  policies: [
    'type',
    'office',
    'carrier_id',
    'client_id',
    'effective_date',
    'expiration_date',
    'written_premium',
    'carrier_policy_number',
  ],
}

/** @throws Error when Openbook and the reference did not come to the same result: their times would mean nothing */
export async function sameBook(place: Place, table: BigTable): Promise<void> {
  const columns = compared[table]
  const codes = new Set(['major_group', 'industry_group', 'sic'])
  const ofReference = columns.map((name) => (codes.has(name) ? `replace(r.${name}, '.0', '')` : `r.${name}`))
  const [row] = await place.query<{ ours: number; theirs: number; different: number }>(
    `select count(b.id)::int as ours, count(r.id)::int as theirs,
       count(*) filter (where (${columns.map((name) => `b.${name}`).join(', ')})
         is distinct from (${ofReference.join(', ')}))::int as different
     from ${table} as b full join reference.${table} as r on r.id = b.id`,
  )
  if (row === undefined || row.ours === 0 || row.ours !== row.theirs || row.different > 0)
    throw new Error(`the books differ: ${JSON.stringify(row)}`)
}
