import { join } from 'node:path'
import { openOpenbook, type Openbook } from '../src/app.ts'
import { assess, type Assessed } from '../src/assess/assess.ts'
import { readConfig } from '../src/config.ts'
import { writeSample } from '../src/sample/write.ts'
import { findOrMakeBroker } from '../src/store/brokers.ts'
import { loadFile } from '../src/work/loadFile.ts'
import type { Place } from './place.ts'
import { median, seconds, times, type Report } from './report.ts'

/** What assessing a book may cost, as a multiple of counting its policies with the same joins. */
const goal = 10

const asOf = '2026-06-01'

const situations = ['first assessment', 'nothing changed', '10 % changed'] as const

interface Step {
  readonly situation: (typeof situations)[number]
  readonly milliseconds: number
  /** The bare count, just before. */
  readonly counting: number
  /** The same without the series. */
  readonly references: number
  readonly timings: Assessed['timings']
}

/** Assesses a whole book, beside a bare count(*) over the tables it is made from, on the same server. */
export async function benchAssess(place: Place): Promise<Report> {
  const policies = 2 * place.options.rows
  const clients = Math.ceil(policies / 4)
  const openbook = await openOpenbook(
    readConfig({ DATABASE_URL: place.databaseUrl, OPENBOOK_DATA: place.folder, OPENBOOK_KEYS: place.keysDirectory }),
  )
  try {
    const broker = await loadBook(place, openbook, { clients, policies })
    const steps: Step[] = []
    for (let round = 0; round < place.options.rounds; round++) {
      for (const situation of situations) {
        await prepare(place, situation)
        const references = await count(place, countReferences, broker)
        const counting = await count(place, bareCount, broker)
        await place.query('checkpoint')
        const begin = performance.now()
        const { timings } = await assess(openbook.pool, broker, { asOf })
        steps.push({ situation, counting, references, milliseconds: performance.now() - begin, timings })
      }
      console.log(`  round ${round + 1} done`)
    }
    return report(steps, clients, policies)
  } finally {
    await openbook.close()
  }
}

const references = `
    left join clients c on c.broker_id = p.broker_id and c.id = p.client_id
    left join carriers k on k.broker_id = p.broker_id and k.id = p.carrier_id
    left join policy_labels l on l.broker_id = p.broker_id and l.label = p.type`

/** What each policy refers to. The counts keep the planner from leaving a join out. */
const countReferences = `
  select count(*), count(c.id), count(k.id), count(l.line) from policies p ${references} where p.broker_id = $1`

/**
 * Each policy joined as an assessment joins it: with what it refers to, and with other policies, namely the newest one
 * of its client and line, the newest one of its carrier and number, and the one that is kept where its term is there
 * twice. Not in it: what is done for clients alone, and the comparison with the assessment before.
 */
const bareCount = `
  select count(*), count(c.id), count(k.id), count(l.line), count(s.newest), count(n.newest), count(t.kept)
  from policies p ${references}
    left join (
      select p.client_id, l.line, max(p.effective_date) as newest
      from policies p join policy_labels l on l.broker_id = p.broker_id and l.label = p.type
      where p.broker_id = $1 group by 1, 2
    ) s on s.client_id = p.client_id and s.line = l.line
    left join (
      select carrier_id, carrier_policy_number as number, max(effective_date) as newest
      from policies where broker_id = $1 group by 1, 2
    ) n on n.carrier_id = p.carrier_id and n.number = p.carrier_policy_number
    left join (
      select carrier_id, carrier_policy_number as number, effective_date as begins, expiration_date as ends, max(id) as kept
      from policies where broker_id = $1 group by 1, 2, 3, 4 having count(*) > 1
    ) t on t.carrier_id = p.carrier_id and t.number = p.carrier_policy_number and t.begins = p.effective_date
      and t.ends = p.expiration_date
  where p.broker_id = $1`

async function loadBook(place: Place, openbook: Openbook, size: { clients: number; policies: number }) {
  const folder = join(place.folder, 'book')
  writeSample(folder, { seed: 1, carriers: 934, asOf, ...size })
  await place.query('truncate clients, carriers, policies, uploads, upload_chunks, rejections, changes')
  const { id } = await findOrMakeBroker(openbook.pool, undefined)
  for (const file of ['Clients', 'Carriers', 'Policies']) {
    const { outcome } = await loadFile(openbook, { path: join(folder, `${file}.csv`), brokerId: id })
    if (outcome.state !== 'succeeded') throw new Error(`${file}.csv: ${outcome.state}`)
  }
  return id
}

async function prepare(place: Place, situation: Step['situation']): Promise<void> {
  if (situation === 'first assessment') {
    await place.query(
      `truncate client_assessments, carrier_assessments, policy_assessments, policy_labels, repairs, book_findings,
         assessments`,
    )
  }
  if (situation === '10 % changed') {
    // Its trigger keeps each record's change by an upload once.
    await place.query('truncate changes')
    await place.query('update policies set written_premium = written_premium * 1.1 + 1 where id % 10 = 0')
    await place.query('update clients set city = reverse(city) where id % 10 = 0')
  }
  await place.query('vacuum analyze')
}

/** With as much memory as assessing takes, and by several processes or by one, whichever is quicker. */
async function count(place: Place, query: string, broker: number): Promise<number> {
  const times = []
  for (const processes of ['2', '0']) {
    await place.query(
      `select set_config('work_mem', '128MB', false), set_config('max_parallel_workers_per_gather', $1, false)`,
      [processes],
    )
    const begin = performance.now()
    await place.query(query, [broker])
    times.push(performance.now() - begin)
  }
  return Math.min(...times)
}

function report(steps: readonly Step[], clients: number, policies: number): Report {
  const rows = situations.map((situation) => {
    const runs = steps.filter((step) => step.situation === situation)
    const of = (measure: (step: Step) => number) => median(runs.map(measure))
    const parts = Object.keys(runs[0]!.timings).map((part) => [part, of(({ timings }) => timings[part] ?? 0)] as const)
    const assessing = of(({ milliseconds }) => milliseconds)
    const counting = of((step) => step.counting)
    const references = of((step) => step.references)
    const ratio = of((step) => step.milliseconds / step.counting)
    return { situation, parts: Object.fromEntries(parts), assessing, counting, references, ratio }
  })
  const worst = Math.max(...rows.map(({ ratio }) => ratio))
  const parts = ['labels', 'clients', 'carriers', 'policies']
  return {
    title: `Assess: ${policies.toLocaleString('en')} policies with ${clients.toLocaleString('en')} clients, beside a bare count`,
    columns: ['', ...parts, 'assessing', 'counting', 'ratio', 'references only', 'policies/s'],
    rows: rows.map((row) => [
      row.situation,
      ...parts.map((part) => seconds(row.parts[part] ?? 0)),
      seconds(row.assessing),
      seconds(row.counting),
      times(row.ratio),
      seconds(row.references),
      Math.round(policies / (row.assessing / 1000)).toLocaleString('en'),
    ]),
    notes: [
      `Goal: at most ${goal} ×. The worst is ${times(worst)}: ${worst <= goal ? 'met' : 'NOT met'}.`,
      `Medians of ${steps.length / rows.length} rounds. Counting is one SELECT count(*) of the policies with the same joins, right before: with their clients, carriers and labels, the newest of their client and line, the newest of their carrier and number, and the copy that is kept; "references only" is without the last three. Assessments may use several processes at once; counts are those of several processes or of one, whichever is quicker. "10 % changed": a tenth of the premiums and of the clients' cities.`,
    ],
    measured: { rows, steps },
  }
}
