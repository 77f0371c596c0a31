import { escapeFormula } from '../book/formulas.ts'
import { csvLine } from './csv.ts'
import type { Opportunity } from './shapes/opportunity.ts'

/** Opportunities as CSV: the same as in JSON, one column each; findings are their codes. @param names in their order */
export function opportunityCsv(names: readonly OpportunityColumn[] = opportunityColumns) {
  const cells = names.map((name) => columns[name])
  return {
    head: csvLine(names),
    line: (opportunity: Opportunity): string => csvLine(cells.map((cell) => safe(cell(opportunity)))),
  }
}

type Cell = string | number | null | undefined

const columns = {
  policy_id: ({ id }) => id,
  x_date: (of) => of.x_date,
  days_left: (of) => of.days_left,
  bucket: (of) => of.bucket,
  client_id: ({ client }) => client?.id,
  client_name: ({ client }) => client?.name,
  address: ({ client }) => client?.address,
  city: ({ client }) => client?.city,
  state: ({ client }) => client?.state,
  division: ({ industry }) => industry.division,
  division_title: ({ industry }) => industry.division_title,
  major_group: ({ industry }) => industry.major_group,
  major_group_title: ({ industry }) => industry.major_group_title,
  sic: ({ industry }) => industry.sic,
  industry: ({ industry }) => industry.description,
  line: ({ line }) => line,
  family: ({ family }) => family,
  type: ({ type }) => type,
  carrier_id: ({ carrier }) => carrier?.id,
  carrier_name: ({ carrier }) => carrier?.name,
  premium: ({ premium }) => premium,
  office: ({ office }) => office,
  effective_date: (of) => of.effective_date,
  readiness: ({ readiness }) => readiness,
  findings: ({ findings }) => findings.map(({ code }) => code).join(' '),
} satisfies Record<string, (of: Opportunity) => Cell>

export type OpportunityColumn = keyof typeof columns

export const opportunityColumns = Object.keys(columns) as OpportunityColumn[]

function safe(cell: Cell): Cell {
  return typeof cell === 'string' ? escapeFormula(cell) : cell
}
