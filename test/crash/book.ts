import type { Installation } from '../support/installation.ts'

const header = 'Id,Name,Address,City,State,Division,Major Group,Industry Group,SIC,Description\n'

/**
 * Two files that touch everything a load does: the second updates, adds, leaves alone, rejects, repeats and has rows
 * that share an id but differ, so that it is read twice. Large enough that each phase can be met.
 */
export function files(rows: number): { first: string; second: string } {
  const row = (id: number, name: string) => `${id},${name},${id} Main St,Springfield,Ohio,D,20.0,205.0,2052.0,Cookies\n`
  let first = header
  let second = header
  for (let id = 1; id <= rows; id++) {
    first += row(id, id % 40 === 0 ? '' : `Client ${id}`)
    second += row(id + rows / 10, id % 50 === 0 ? '' : id % 3 === 0 ? `Changed ${id}` : `Client ${id + rows / 10}`)
  }
  for (let id = rows; id > rows - 20; id--)
    second += row(id, 'Another') + row(id + rows, 'Twice') + row(id + rows, 'Twice')
  return { first, second }
}

/** What is in the book and what is known of each upload: the same after any number of deaths as after none. */
export async function contents(book: Installation): Promise<Record<string, unknown>> {
  const digest = (table: string, order: string) =>
    book.query(`select count(*), md5(string_agg(t::text, '|' order by ${order})) from ${table} t`)
  return {
    clients: await digest('clients', 'id'),
    rejections: await digest('rejections', 'upload_id, line'),
    changes: await digest('changes', 'upload_id, record_id'),
    uploads: await book.query(
      `select id, state, rows_read, rows_added, rows_updated, rows_unchanged, rows_rejected, rows_repeated
       from uploads order by id`,
    ),
  }
}
