import { describe, expect, it } from 'vitest'
import { createTestDatabase } from '../support/database.ts'
import { readOne, sectionOf, tableRows } from './markdown.ts'

describe('docs/reference/database.md', () => {
  it('has every table and column with its type, and no other; and its examples run', async () => {
    const database = await createTestDatabase()
    const store = await database.open()
    try {
      const { rows } = await store.pool.query<{ name: string; columns: string[][] }>(
        `select c.relname::text as name,
           (select json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod)) order by a.attnum)
            from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
         from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
      )
      const page = await readOne('docs/reference/database.md')
      const documented = page.headings.filter((heading) => /^[a-z_]+$/.test(heading))
      expect(documented.toSorted()).toEqual(rows.map(({ name }) => name))
      for (const { name, columns } of rows) {
        const listed = tableRows(sectionOf(page, name)).slice(1)
        const short = columns.map(([column, type]) => [column, type === timestamp ? 'timestamptz' : type])
        expect(listed.map(([column, type]) => [column, type])).toEqual(short)
      }
      for (const { language, text } of page.blocks) if (language === 'sql') await store.pool.query(text)
    } finally {
      await store.close()
      await database.drop()
    }
  })
})

const timestamp = 'timestamp with time zone'
