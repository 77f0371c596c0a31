import { asOf, fillBook } from './opportunitiesBook.ts'
import { startChild, type LoadOrder, type LoadResult } from './api.ts'
import { startOpenbook } from './openbookProcess.ts'
import type { Place } from './place.ts'
import { median, times, type Report } from './report.ts'

/**
 * Few enough that what is measured is how long an answer takes, and not how long requests wait for each other: a page
 * and a single record would wait alike.
 */
const connections = 2

const clientsPerPolicy = 0.25

interface Target {
  readonly name: string
  readonly path: string
}

/** First pages of opportunities by what they are narrowed by, beside one client, which is a read by primary key. */
export async function benchOpportunities(place: Place): Promise<Report> {
  const { rounds, seconds } = place.options
  const clients = Math.ceil(place.options.rows * 2 * clientsPerPolicy)
  const policies = 4 * clients
  await fillBook(place, clients)
  await using openbook = await startOpenbook(place)
  await using generator = await startChild<LoadResult, LoadOrder>('generator.ts')
  const port = Number(new URL(openbook.url).port)
  const client = `/v1/clients/${Math.ceil(clients / 2)}`
  const measured: Measured[] = []
  for (let round = 0; round < rounds; round++) {
    for (const target of pages) {
      // Side by side, so that what else the machine does meets both.
      const one = await generator.ask({ port, path: client, connections, seconds })
      const page = await generator.ask({ port, path: target.path, connections, seconds })
      measured.push({ ...target, page, one })
    }
  }
  return report(measured, policies)
}

interface Measured extends Target {
  readonly page: LoadResult
  readonly one: LoadResult
}

const page = (name: string, filters: string): Target => ({
  name,
  path: `/v1/opportunities?as_of=${asOf}${filters}`,
})

const pages: readonly Target[] = [
  page('no filter', ''),
  page('state', '&state=OH'),
  page('rare state', '&state=WY'),
  page('line', '&line=commercial-auto'),
  page('rare line', '&line=aviation'),
  page('carrier', '&carrier=0'),
  page('rare carrier', '&carrier=900'),
  page('major group', '&sic=15'),
  page('SIC code', '&sic=1521'),
  page('premium from 10,000', '&premium_min=10000'),
  page('premium from 100,000', '&premium_min=100000'),
  page('premium from 250,000', '&premium_min=250000'),
  page('highest premium first', '&sort=-premium'),
  page('state and line', '&state=OH&line=cyber'),
  page('rare state and line', '&state=WY&line=aviation'),
  page('state, line and premium', '&state=CO&line=crime&premium_min=30000'),
  page('state and rare carrier', '&state=CA&carrier=900'),
  page('bucket and state', '&bucket=prime&state=TX'),
]

function report(measured: readonly Measured[], policies: number): Report {
  const ms = (value: number) => `${value.toFixed(2)} ms`
  const ratios = new Map<string, number>()
  const rows = pages.map(({ name }) => {
    const runs = measured.filter((each) => each.name === name)
    const of = (measure: (run: Measured) => number) => median(runs.map(measure))
    const ratio = of(({ page, one }) => page.p99 / one.p99)
    ratios.set(name, ratio)
    const figures = [of(({ page }) => page.p50), of(({ page }) => page.p99), of(({ one }) => one.p99)]
    return [name, ...figures.map(ms), times(ratio)]
  })
  const [slowest, worst] = [...ratios].reduce((a, b) => (a[1] > b[1] ? a : b))
  return {
    title: `Opportunities: first pages of 50 among ${policies.toLocaleString('en')} policies`,
    columns: ['', 'p50', 'p99', 'one client, p99', 'ratio'],
    rows,
    notes: [
      `The slowest (${slowest}) takes ${times(worst)} as long as one client by its id; the goal is 5 × at most.`,
      `${connections} connections, each with one request at a time, from another process on the same machine. Medians of ${measured.length / pages.length} rounds, taking turns. The book was made by SQL, as if it had been loaded and assessed.`,
    ],
    measured,
  }
}
