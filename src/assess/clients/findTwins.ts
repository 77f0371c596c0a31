import type pg from 'pg'
import { isPlaceholder } from './rules/namePlaceholder.ts'

/**
 * Finds clients that are in the book twice, into the table `client_twins`: for each of them but the one with
 * the lowest id, that one's id. Exact: the same name, street, city and state. Likely: the same name but for its legal
 * form, in the same city and state. Equal names elsewhere are different businesses, and so are names of the same words
 * in another order. Case, blanks and punctuation do not count, and "&" is "and".
 */
export async function findTwins(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await tx.query(
    // "offset 0" keeps the planner from writing each step into every place that the next one names it.
    `create unlogged table client_keys as
     select id, city, state, ${without(' ', withoutForm('name'))} as core
     from (
       select id, city, state, ${withoutForm('name')} as name
       from (
         select client.id, ${folded('client.city')} as city, place.letters as state, ${words('client.name')} as name
         from clients as client
         join client_states as place on place.text = client.state
         where client.broker_id = $1 and place.letters is not null and client.city <> ''
           and not ${isPlaceholder('client.name')}
         offset 0
       ) as client offset 0
     ) as client`,
    [brokerId],
  )
  await tx.query('analyze client_keys')
  await tx.query(
    `create unlogged table client_twins as
     with likely as (
       select key.id, min(key.id) over (partition by core, city, state) as kept
       from client_keys as key
       join (select core, city, state from client_keys group by core, city, state having count(*) > 1) as many
         using (core, city, state)
     ), exact as (
       select likely.id, likely.kept, nullif(client.address, '') as address, min(likely.id) over (
         partition by likely.kept, ${folded('client.name')}, ${folded('client.address')}) as same
       from likely join clients as client on client.broker_id = $1 and client.id = likely.id
     ), found as (
       select id, 'client.duplicate.exact' as code, same as kept from exact where same < id and address is not null
       union all
       select id, 'client.duplicate.likely', kept from exact where kept < id and not (same < id and address is not null)
     )
     select found.*, found.id || ' = ' || found.kept as cause,
       case decision.answer when 'accept' then 'accepted' when 'refuse' then 'refused' else 'proposed' end as repair
     from found
     left join repair_decisions as decision on decision.broker_id = $1
       and decision.code = found.code and decision.cause = found.id || ' = ' || found.kept`,
    [brokerId],
  )
  await tx.query('analyze client_twins')
}

/** Lower case words: marks inside a word go ("L.L.C."), those between words become blanks. */
function words(text: string): string {
  const spaced = ['-', '/', ',', '(', ')'].reduce((sql, mark) => `replace(${sql}, '${mark}', ' ')`, `lower(${text})`)
  return `btrim(${without(`.'’"`, `replace(${spaced}, '&', ' and ')`)})`
}

/** Without case, blanks and punctuation. */
function folded(text: string): string {
  return without(` .,#-/()'’"`, `replace(lower(${text}), '&', 'and')`)
}

/** One after the other: `translate` takes ten times as long. */
function without(marks: string, text: string): string {
  return Array.from(marks).reduce((sql, mark) => `replace(${sql}, '${mark.replace("'", "''")}', '')`, text)
}

const forms = [
  'inc',
  'incorporated',
  'llc',
  'llp',
  'lp',
  'ltd',
  'limited',
  'plc',
  'pc',
  'pllc',
  'co',
  'company',
  'corp',
  'corporation',
]

/** Without its last word, where that is a legal form and others stand before it. */
function withoutForm(words: string): string {
  const last = `split_part(${words}, ' ', -1)`
  const list = forms.map((form) => `'${form}'`).join(', ')
  return `case when ${last} in (${list}) and length(${words}) > length(${last})
    then rtrim(left(${words}, -length(${last}))) else ${words} end`
}
