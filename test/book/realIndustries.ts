import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { IndustryColumns } from '../../src/book/industryColumns.ts'
import { sampleClients } from '../../src/sample/clients.ts'
import { realFile } from '../support/realFiles.ts'

export interface IndustryRow {
  readonly id: string
  readonly columns: IndustryColumns
}

/** The industry columns of all rows of the real clients, as they are stored: codes without their `.0`. */
export function realIndustries(): IndustryRow[] {
  return parse(readFileSync(realFile('Clients.csv')), { bom: true, from_line: 2 }).map(industryRow)
}

export function sampleIndustries(clients: number): IndustryRow[] {
  return [...sampleClients({ seed: 11, clients })].map(industryRow)
}

function industryRow(cells: readonly string[]): IndustryRow {
  const [division, major_group, industry_group, sic, description] = cells
    .slice(5)
    .map((cell) => (cell === '' ? null : cell.replace(/\.0$/, '')))
  return { id: cells[0]!, columns: { division, major_group, industry_group, sic, description } as IndustryColumns }
}
