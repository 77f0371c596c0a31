import { changedShare, encryptedFile, type BigTable, type EncryptedFile } from './files.ts'
import { needPrograms } from './machine.ts'
import { startOpenbook, type OpenbookProcess, type UploadRun } from './openbookProcess.ts'
import type { Place } from './place.ts'
import { openReference, type Reference } from './reference.ts'
import { megabytes, median, seconds, times, type Report } from './report.ts'
import { sameBook } from './sameBook.ts'
import { withoutAssessing } from './withoutAssessing.ts'

/** What loading may cost, as a multiple of the reference's time. */
const goal = 1.3

const situations = ['first load', 'unchanged', '10 % changed'] as const

interface Step {
  readonly table: BigTable
  readonly situation: (typeof situations)[number]
  readonly ours: UploadRun
  readonly reference: number
}

/** Openbook from the first byte sent to the merged rows, beside the reference, on the same server, taking turns. */
export async function benchLoad(place: Place): Promise<Report> {
  needPrograms('gpg', 'psql')
  const files = await makeFiles(place)
  await using reference = await openReference(place)
  await using _ = await withoutAssessing(place)
  await using openbook = await startOpenbook(place)
  const steps: Step[] = []
  for (let round = 0; round < place.options.rounds; round++) {
    await emptyTables(place)
    for (const { table, first, changed } of files) {
      for (const situation of situations) {
        const file = situation === '10 % changed' ? changed : first
        steps.push({ table, situation, ...(await both(place, openbook, reference, file, round % 2 === 0)) })
        if (situation === 'first load') await settle(place, table)
      }
      await sameBook(place, table)
      console.log(`  round ${round + 1}: ${table} done`)
    }
  }
  return report(
    steps,
    files.map(({ first }) => first),
    await openbook.peakMemory(),
  )
}

async function makeFiles(place: Place) {
  const { rows } = place.options
  const files = []
  for (const table of place.options.tables) {
    const count = table === 'clients' ? rows : 2 * rows
    files.push({
      table,
      first: await encryptedFile(place, table, count),
      changed: await encryptedFile(place, table, count, changedShare),
    })
  }
  return files
}

async function both(
  place: Place,
  openbook: OpenbookProcess,
  reference: Reference,
  file: EncryptedFile,
  oursFirst: boolean,
): Promise<{ ours: UploadRun; reference: number }> {
  // What one has written must not be flushed to the disk in the other's time.
  const load = async () => {
    await place.query('checkpoint')
    return openbook.upload(file)
  }
  const loadReference = async () => {
    await place.query('checkpoint')
    return reference.load(file)
  }
  if (oursFirst) return { ours: await load(), reference: await loadReference() }
  const before = await loadReference()
  return { ours: await load(), reference: before }
}

async function emptyTables(place: Place): Promise<void> {
  await place.query('truncate reference.clients, reference.policies')
  await place.query('truncate clients, policies, uploads, upload_chunks, rejections, changes')
}

/** As autovacuum would have done a minute later, for both alike. */
async function settle(place: Place, table: BigTable): Promise<void> {
  await place.query(`vacuum analyze ${table}`)
  await place.query(`vacuum analyze reference.${table}`)
}

function report(steps: readonly Step[], files: readonly EncryptedFile[], peak: number): Report {
  const rows = files.flatMap(({ table, rows }) =>
    situations.map((situation) => {
      const runs = steps.filter((step) => step.table === table && step.situation === situation)
      const of = (measure: (step: Step) => number) => median(runs.map(measure))
      const total = of(({ ours }) => ours.received + ours.loaded)
      const reference = of((step) => step.reference)
      return {
        name: `${rows.toLocaleString('en')} ${table}, ${situation}`,
        received: of(({ ours }) => ours.received),
        loaded: of(({ ours }) => ours.loaded),
        reading: of(({ ours }) => ours.timings.reading ?? 0),
        merging: of(({ ours }) => ours.timings.merging ?? 0),
        total,
        reference,
        ratio: total / reference,
        perSecond: rows / (total / 1000),
      }
    }),
  )
  const worst = Math.max(...rows.map(({ ratio }) => ratio))
  return {
    title: 'Load: encrypted upload to merged rows, beside gpg | psql \\copy + MERGE',
    columns: ['', 'received', 'loaded', 'of it reading', 'merging', 'Openbook', 'reference', 'ratio', 'rows/s'],
    rows: rows.map(({ name, received, loaded, reading, merging, total, reference, ratio, perSecond }) => [
      name,
      seconds(received),
      seconds(loaded),
      seconds(reading),
      seconds(merging),
      seconds(total),
      seconds(reference),
      times(ratio),
      Math.round(perSecond).toLocaleString('en'),
    ]),
    notes: [
      `Goal: at most ${times(goal)}. The worst is ${times(worst)}: ${worst <= goal ? 'met' : 'NOT met'}.`,
      `Medians of ${steps.length / rows.length} rounds, the two taking turns. "Received" ends with the 200, "loaded" with the commit of the merged rows; "reading" is decrypting to staging, all at once; the reference reads its file from the disk. Files: ${files.map(({ table, bytes }) => `${table} ${megabytes(bytes)} encrypted`).join(', ')}.`,
      `After each round both have the same book, to the cell. Peak memory of the server process over all rounds: ${megabytes(peak)}.`,
    ],
    measured: { rows, steps, peakMemory: peak },
  }
}
