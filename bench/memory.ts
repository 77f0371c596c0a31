import { encryptedFile } from './files.ts'
import { needPrograms } from './machine.ts'
import { startOpenbook } from './openbookProcess.ts'
import type { Place } from './place.ts'
import { megabytes, type Report } from './report.ts'

const goal = 300_000_000
/** Garbage collection does not run at the same moments each time. */
const tolerance = 1.1

/** The most memory that the server process uses while it receives and loads N rows, and 2 N: a new process for each. */
export async function benchMemory(place: Place): Promise<Report> {
  if (process.platform !== 'linux') throw new Error('The peak of memory can only be read on Linux.')
  needPrograms('gpg')
  const measured = []
  for (const [table, factor] of [
    ['clients', 1],
    ['clients', 2],
    ['policies', 1],
    ['policies', 2],
  ] as const) {
    await place.query('truncate clients, policies, uploads, upload_chunks, rejections, changes')
    const file = await encryptedFile(place, table, place.options.rows * factor)
    await using openbook = await startOpenbook(place)
    const idle = await openbook.peakMemory()
    await openbook.upload(file)
    measured.push({ table, rows: file.rows, idle, peak: await openbook.peakMemory() })
  }
  return report(measured)
}

type Measured = { table: string; rows: number; idle: number; peak: number }

function report(measured: readonly Measured[]): Report {
  const most = Math.max(...measured.map(({ peak }) => peak))
  const growths = ['clients', 'policies'].map((table) => {
    const [once, twice] = measured.filter((each) => each.table === table)
    return twice!.peak / once!.peak
  })
  const met = most < goal && growths.every((growth) => growth <= tolerance)
  return {
    title: 'Memory: peak resident size of the server process over one upload',
    columns: ['', 'before', 'peak'],
    rows: measured.map(({ table, rows, idle, peak }) => [
      `${rows.toLocaleString('en')} ${table}`,
      megabytes(idle),
      megabytes(peak),
    ]),
    notes: [
      `Goal: under ${megabytes(goal)}, and no higher for twice the rows (within ${Math.round((tolerance - 1) * 100)} %): ${met ? 'met' : 'NOT met'}.`,
    ],
    measured,
  }
}
