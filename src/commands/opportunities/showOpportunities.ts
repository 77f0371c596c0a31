import { rulesVersion } from '../../assess/rulesVersion.ts'
import { today } from '../../serve/asOf.ts'
import { opportunityColumns } from '../../serve/opportunityCsv.ts'
import { resolveFilters } from '../../serve/opportunityFilters.ts'
import { shapeOpportunity, type Opportunity } from '../../serve/shapes/opportunity.ts'
import { findBroker } from '../../store/brokers.ts'
import { readAssessmentState } from '../../store/reads/assessmentState.ts'
import { countLeftOut } from '../../store/reads/opportunities/leftOut.ts'
import {
  listOpportunities,
  streamOpportunities,
  type OpportunitiesQuery,
} from '../../store/reads/opportunities/list.ts'
import { groupings, sumOpportunities } from '../../store/reads/opportunities/summary.ts'
import type { Reads } from '../../store/reads/run.ts'
import { openStore } from '../../store/store.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../exitCodes.ts'
import type { Options } from '../opportunities.ts'
import { UsageError } from '../reportFailure.ts'
import { printCsv, printDocument, printRows, printTable, type Shown } from './printOpportunities.ts'
import { readFilters } from './readFilters.ts'
import { showSums } from './showSums.ts'

const byDefault = 20

/** `openbook opportunities`: the same reads and shapes as the API's. */
export async function showOpportunities(context: Context, options: Options): Promise<Outcome> {
  const { broker: slug, sort, limit, all, json, csv, ndjson, columns: wanted, sum, ...given } = options
  const asked = readFilters(given)
  const columns = knownNames('--columns', wanted, opportunityColumns)
  const by = knownNames('--sum', sum, groupings)
  if (columns !== undefined && csv !== true) throw new UsageError('--columns is for --csv: add it.')
  const store = await openStore(await context.config())
  try {
    const brokerId = (await findBroker(store.pool, slug))?.id ?? 0
    const asOf = asked.as_of ?? today()
    const filters = await resolveFilters(store, brokerId, asked, asOf)
    if (by !== undefined) {
      const summary = await sumOpportunities(store, { brokerId, filters, asOf }, by)
      const assessment = await readAssessmentState(store, brokerId, rulesVersion)
      return showSums(context, { asOf, summary, assessment }, json === true)
    }
    const query: OpportunitiesQuery = { brokerId, filters, sort }
    const most = limit ?? (all === true || csv === true || ndjson === true ? Number.POSITIVE_INFINITY : byDefault)
    const rows = readRows(store, query, most, asOf)
    if (csv === true) return await printCsv(context, rows, columns)
    if (ndjson === true) return await printRows(context, rows)
    const shown: Shown = {
      asOf,
      rows,
      total: (await sumOpportunities(store, { brokerId, filters, asOf }, [])).total,
      leftOut: await countLeftOut(store, brokerId, asOf),
      assessment: await readAssessmentState(store, brokerId, rulesVersion),
      readiness: asked.readiness,
    }
    return json === true ? await printDocument(context, shown) : await printTable(context, shown)
  } finally {
    await store.close()
  }
}

/** @throws UsageError for a name that is not one of those */
function knownNames<Name extends string>(
  option: string,
  given: readonly string[] | undefined,
  known: readonly Name[],
): Name[] | undefined {
  const unknown = given?.find((name) => !known.includes(name as Name))
  if (unknown !== undefined) throw new UsageError(`${option}: "${unknown}" is not one of ${known.join(', ')}.`)
  return given === undefined ? undefined : [...new Set(given as Name[])]
}

/** Up to `most` rows in batches: a page where one is enough, else through a cursor. */
async function* readRows(
  store: Reads,
  query: OpportunitiesQuery,
  most: number,
  asOf: string,
): AsyncGenerator<Opportunity[]> {
  if (most <= 500) {
    const { rows } = await listOpportunities(store, query, { limit: most, rules: rulesVersion })
    yield rows.map((row) => shapeOpportunity(row, asOf))
    return
  }
  let left = most
  for await (const rows of streamOpportunities(store, query)) {
    yield rows.slice(0, left).map((row) => shapeOpportunity(row, asOf))
    left -= rows.length
    if (left <= 0) return
  }
}
