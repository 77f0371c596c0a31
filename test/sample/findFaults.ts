import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { assess } from '../../src/assess/assess.ts'
import type { TableName } from '../../src/book/tables.ts'
import { tableNames } from '../../src/book/tables.ts'
import type { Outcome } from '../../src/sample/fault.ts'
import type { SampleOptions } from '../../src/sample/options.ts'
import { writeSample } from '../../src/sample/write.ts'
import { outOfScope } from '../../src/store/reads/scope.ts'
import type { Installation } from '../support/installation.ts'

/** A fault, planted or found: `where` is the record's id, or the line of a row that was not stored. */
export interface Known {
  readonly table: TableName
  readonly where: string
  readonly code: string
  readonly outcome: Outcome
}

interface ManifestRow {
  readonly table: TableName
  readonly id: string
  readonly line: string
  readonly code: string
  readonly outcome: Outcome
}

/** Writes a sample book, loads it, has it assessed. @returns what was planted and what was found */
export async function plantAndFind(
  place: Installation,
  options: SampleOptions,
): Promise<{ planted: Known[]; found: Known[] }> {
  const folder = join(place.folder, `book-${options.seed}-${options.clients}-${options.policies}`)
  const { faults, files } = writeSample(folder, options)
  const planted: Known[] = parse<ManifestRow>(readFileSync(faults.file), { columns: true }).map(
    ({ table, id, line, code, outcome }) => ({
      table,
      where: outcome === 'rejected' ? `line ${line}` : id,
      code,
      outcome,
    }),
  )
  const found: Known[] = []
  for (const { table, file } of files) {
    const { uploadId } = await place.load(file)
    const rejected = await place.query<{ line: number; findings: { code: string }[] }>(
      'select line, findings from rejections where upload_id = $1',
      [uploadId],
    )
    for (const { line, findings } of rejected) {
      for (const { code } of findings) found.push({ table, where: `line ${line}`, code, outcome: 'rejected' })
    }
  }
  await assess(place.openbook.pool, place.brokerId, { asOf: options.asOf })
  const stored: Known[][] = []
  for (const table of tableNames) stored.push(await foundIn(place, table))
  const all = found.concat(...stored, await foundOutOfScope(place, options.asOf))
  return { planted: distinct(planted), found: distinct(all) }
}

/** What a load reads anew for the next book must not be there. */
export async function emptyBook(place: Installation): Promise<void> {
  for (const table of tableNames) await place.query(`delete from ${table} where broker_id = $1`, [place.brokerId])
}

async function foundIn(place: Installation, table: TableName): Promise<Known[]> {
  const record = { clients: 'client', carriers: 'carrier', policies: 'policy' }[table]
  const rows = await place.query<{ id: string; code: string; outcome: Outcome }>(
    `select ${record}_id::text as id, code, outcome from ${record}_assessments
       cross join lateral (
         select code, case when code = any(proposed) then 'proposed' else 'open' end as outcome
         from unnest(findings) as code
         union all
         select code, 'repaired' from unnest(repaired) as code
       ) as each
     where broker_id = $1`,
    [place.brokerId],
  )
  return rows.map(({ id, code, outcome }) => ({ table, where: id, code, outcome }))
}

async function foundOutOfScope(place: Installation, asOf: string): Promise<Known[]> {
  const rows = await place.openbook.store.reads
    .selectFrom('policy_assessments as p')
    .select(['policy_id', outOfScope('p', asOf).as('scope')])
    .where('broker_id', '=', place.brokerId)
    .execute()
  return rows.flatMap(({ policy_id, scope }) =>
    scope === null ? [] : [{ table: 'policies', where: String(policy_id), code: scope, outcome: 'scope' } as const],
  )
}

/** Two cells of one row may have the same fault: it is found once. */
function distinct(known: readonly Known[]): Known[] {
  return [...new Map(known.map((each) => [keyOf(each), each])).values()]
}

export function keyOf({ table, where, code, outcome }: Known): string {
  return `${code} (${outcome}) of ${table} ${where}`
}

export interface Score {
  readonly code: string
  readonly planted: number
  readonly found: number
  readonly precision: number
  readonly recall: number
  /** A few that were planted and not found, and the other way round. */
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

/** Compares by code what was planted with what was found. */
export function score(planted: readonly Known[], found: readonly Known[]): Score[] {
  const plantedKeys = new Set(planted.map(keyOf))
  const foundKeys = new Set(found.map(keyOf))
  const codes = [...new Set([...planted, ...found].map(({ code }) => code))].toSorted()
  return codes.map((code) => {
    const mine = planted.filter((each) => each.code === code).map(keyOf)
    const theirs = found.filter((each) => each.code === code).map(keyOf)
    const missed = mine.filter((key) => !foundKeys.has(key))
    const wrong = theirs.filter((key) => !plantedKeys.has(key))
    return {
      code,
      planted: mine.length,
      found: theirs.length,
      precision: theirs.length === 0 ? 1 : 1 - wrong.length / theirs.length,
      recall: mine.length === 0 ? 1 : 1 - missed.length / mine.length,
      missed: missed.slice(0, 5),
      wrong: wrong.slice(0, 5),
    }
  })
}

export function scoreTable(scores: readonly Score[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(share === 1 ? 0 : 2)} %`.padStart(9)
  return [
    `${'code'.padEnd(30)} planted   found precision    recall`,
    ...scores.map(
      ({ code, planted, found, precision, recall }) =>
        `${code.padEnd(30)} ${String(planted).padStart(7)} ${String(found).padStart(7)} ${percent(precision)} ${percent(recall)}`,
    ),
  ].join('\n')
}
