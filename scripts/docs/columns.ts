import { tables, type TableName } from '../../src/book/tables.ts'

/** One table's columns, in the order of the broker's documentation. */
export function columnsOf(table: TableName): string {
  const rows = tables[table].columns.map(({ name, kind, header, aliases, needed }) => {
    const known = aliases.map((alias) => `\`${alias}\``).join(', ')
    return `| \`${header}\` | \`${name}\` | ${kind} | ${needed ? 'yes' : ''} | ${known} |`
  })
  return ['| Header | Column | Read as | Needed | Also known as |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  )
}
