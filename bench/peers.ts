import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import pg from 'pg'
import { bookText, changedShare, encryptedFile } from './files.ts'
import { needPrograms } from './machine.ts'
import type { Place } from './place.ts'
import { openReference } from './reference.ts'
import { seconds, times, type Report } from './report.ts'

/** A row at a time takes minutes, so only this many are measured, and the whole is reckoned from them. */
const sampleRows = 20_000
const batchRows = 1000

/** What one would write first: a library's parser and plain statements. For the record, beside the reference. */
export async function benchPeers(place: Place): Promise<Report> {
  needPrograms('gpg', 'psql')
  const { rows } = place.options
  const first = await encryptedFile(place, 'clients', rows)
  const changed = await encryptedFile(place, 'clients', rows, changedShare)
  await using reference = await openReference(place)
  await place.query('create schema peers')
  for (const name of ['batches', 'single']) {
    await place.query(`create table peers.${name} (like reference.clients including all)`)
  }
  const sample = Math.min(sampleRows, rows)
  const client = new pg.Client({ connectionString: place.databaseUrl })
  await client.connect()
  const measured: Measured[] = []
  const measure = async (situation: string, file: typeof first, share: number) => {
    const ofReference = await reference.load(file)
    const batches = await timed(client, () => inBatches(client, reference.decrypted(file)))
    const single = await timed(client, () => oneByOne(client, Readable.from(bookText('clients', sample, share))))
    measured.push({ situation, rows, reference: ofReference, batches, single: single * (rows / sample) })
  }
  try {
    await measure('first load', first, 0)
    // The sample is looked up in a whole book.
    await place.query('insert into peers.single select * from peers.batches on conflict do nothing')
    await place.query('vacuum analyze peers.single, peers.batches, reference.clients')
    await measure('10 % changed', changed, changedShare)
  } finally {
    await client.end()
  }
  return report(measured, sample)
}

interface Measured {
  readonly situation: string
  readonly rows: number
  readonly reference: number
  readonly batches: number
  readonly single: number
}

async function timed(client: pg.Client, work: () => Promise<void>): Promise<number> {
  await client.query('checkpoint')
  const begin = performance.now()
  await client.query('begin')
  await work()
  await client.query('commit')
  return performance.now() - begin
}

const columns = ['name', 'address', 'city', 'state', 'division', 'major_group', 'industry_group', 'sic', 'description']

async function inBatches(client: pg.Client, csv: Readable): Promise<void> {
  const width = columns.length + 2
  const tuple = (row: number) => `(${Array.from({ length: width }, (_, c) => `$${row * width + c + 1}`).join(', ')})`
  const insert = (rows: unknown[][]) =>
    client.query(
      `insert into peers.batches as book (broker_id, id, ${columns.join(', ')})
       values ${rows.map((_, r) => tuple(r)).join(', ')}
       on conflict (broker_id, id) do update set ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}
       where ${columns.map((name) => `book.${name} is distinct from excluded.${name}`).join(' or ')}`,
      rows.flat(),
    )
  let batch: unknown[][] = []
  for await (const values of validRows(csv)) {
    batch.push(values)
    if (batch.length < batchRows) continue
    await insert(batch)
    batch = []
  }
  if (batch.length > 0) await insert(batch)
}

async function oneByOne(client: pg.Client, csv: Readable): Promise<void> {
  const find = { name: 'find', text: `select ${columns.join(', ')} from peers.single where broker_id = $1 and id = $2` }
  const set = columns.map((name, c) => `${name} = $${c + 3}`).join(', ')
  const update = { name: 'update', text: `update peers.single set ${set} where broker_id = $1 and id = $2` }
  const values = Array.from({ length: columns.length + 2 }, (_, c) => `$${c + 1}`).join(', ')
  const insert = { name: 'insert', text: `insert into peers.single values (${values})` }
  for await (const row of validRows(csv)) {
    const { rows } = await client.query<Record<string, string | null>>({ ...find, values: row.slice(0, 2) })
    const found = rows[0]
    if (found === undefined) await client.query({ ...insert, values: row })
    else if (columns.some((name, c) => found[name] !== row[c + 2])) await client.query({ ...update, values: row })
  }
}

/** Broker, id and the columns' values. */
async function* validRows(csv: Readable): AsyncGenerator<unknown[]> {
  for await (const record of csv.pipe(parse({ from_line: 2 })) as AsyncIterable<string[]>) {
    if (record[1] !== '') yield [1, Number(record[0]), ...record.slice(1).map((cell) => (cell === '' ? null : cell))]
  }
}

function report(measured: readonly Measured[], sample: number): Report {
  return {
    title: "Peers: a library's parser and plain statements, for the record",
    columns: ['', 'reference', 'batches of 1,000', 'ratio', 'a row at a time*', 'ratio'],
    rows: measured.map(({ situation, rows, reference, batches, single }) => [
      `${rows.toLocaleString('en')} clients, ${situation}`,
      seconds(reference),
      seconds(batches),
      times(batches / reference),
      seconds(single),
      times(single / reference),
    ]),
    notes: [
      `Both parse with csv-parse and check nothing but that there is a name, in one transaction. Batches: INSERT … ON CONFLICT DO UPDATE WHERE something differs. A row at a time: a SELECT, then an INSERT or an UPDATE if something differs.`,
      `* Reckoned from the first ${sample.toLocaleString('en')} rows.`,
    ],
    measured,
  }
}
