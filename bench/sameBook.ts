import { tables } from '../src/book/tables.ts'
import type { BigTable } from './files.ts'
import type { Place } from './place.ts'

/** @throws Error when Openbook and the reference did not come to the same result: their times would mean nothing */
export async function sameBook(place: Place, table: BigTable): Promise<void> {
  const columns = tables[table].columns.filter(({ name }) => name !== 'id')
  const ours = columns.map(({ name }) => `b.${name}`)
  // Openbook drops the float artefact of codes, the reference keeps it.
  const theirs = columns.map(({ name, kind }) =>
    kind === 'code' ? `regexp_replace(r.${name}, '\\.0$', '')` : `r.${name}`,
  )
  const [row] = await place.query<{ ours: number; theirs: number; different: number }>(
    `select count(b.id)::int as ours, count(r.id)::int as theirs,
       count(*) filter (where (${ours.join(', ')}) is distinct from (${theirs.join(', ')}))::int as different
     from ${table} as b full join reference.${table} as r on r.id = b.id`,
  )
  if (row === undefined || row.ours === 0 || row.ours !== row.theirs || row.different > 0)
    throw new Error(`the books differ: ${JSON.stringify(row)}`)
}
