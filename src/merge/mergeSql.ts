import type { Mapping } from '../map/mapping.ts'

/**
 * The MERGE of the stage into the mapping's table; $1 is the broker, $2 the upload. Only columns that the file has
 * are compared and written: what an existing record has in the others stays.
 */
export function mergeSql(mapping: Mapping): string {
  const names = mapping.columns.map(({ column }) => column.name)
  const values = names.filter((name) => name !== 'id')
  const unreadable = unreadableAfter(mapping, values)
  const differs = values.map((name) => `book.${name} is distinct from sent.${name}`)
  differs.push(`book.unreadable is distinct from ${unreadable}`)
  const updates = values.map((name) => `${name} = sent.${name}`)
  updates.push(`unreadable = ${unreadable}`, 'upload_id = $2', 'line = sent.line')
  return `
    merge into ${mapping.table.name} as book
    using stage as sent on book.broker_id = $1 and book.id = sent.id
    when matched and (${differs.join(' or ')}) then
      update set ${updates.join(', ')}
    when not matched then
      insert (broker_id, ${names.join(', ')}, unreadable, upload_id, line)
      values ($1, ${names.map((name) => `sent.${name}`).join(', ')}, sent.unreadable, $2, sent.line)`
}

/** Unreadable cells are kept by column, so a file without some columns leaves theirs alone. */
function unreadableAfter(mapping: Mapping, values: string[]): string {
  if (mapping.columns.length === mapping.table.columns.length) return 'sent.unreadable'
  const sent = values.map((name) => `'${name}'`).join(', ')
  return `nullif(coalesce(book.unreadable, '{}') - array[${sent}]::text[] || coalesce(sent.unreadable, '{}'), '{}')`
}
