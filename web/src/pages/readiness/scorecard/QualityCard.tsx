import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { nameField, tableTerms } from '../../../words/fields.ts'
import { formatCount, formatDate } from '../../../words/format.ts'
import shared from '../readiness.module.css'
import { Dimension } from './Dimension.tsx'
import classes from './scorecard.module.css'

type Table = Schema<'TableScore'>

/** What each dimension is of, for who meets the word for the first time. */
const dimensions = {
  Completeness: 'of the cells say something, as sent or filled in',
  Validity: 'of what they say can be used',
  Consistency: 'contradict nothing else',
  Uniqueness: 'are not there twice',
  Timeliness: 'are as new as they should be',
} as const

/** The five dimensions of each table, and the first three of each field. What is not whole is a link to its rows. */
export function QualityCard({ readiness }: { readiness: Schema<'Readiness'> }) {
  const open = new Map(readiness.findings.map((finding) => [finding.code, finding]))
  return (
    <Card
      title="The quality of the tables"
      aside={<span className={shared.soft}>all records, in scope or not; a figure opens the rows that it lacks</span>}
    >
      {readiness.tables.map((table) => (
        <section key={table.table} className={classes.quality} aria-label={tableTerms[table.table].name}>
          <Overall table={table} open={open} />
          <Fields table={table} open={open} />
        </section>
      ))}
    </Card>
  )
}

interface Props {
  readonly table: Table
  readonly open: ReadonlyMap<string, Schema<'Readiness'>['findings'][number]>
}

function Overall({ table, open }: Props) {
  const found = (codes: readonly string[]) => codes.flatMap((code) => open.get(code) ?? [])
  const expired =
    table.table === 'policies' ? [{ code: 'policy.expired.no-successor', sentence: 'Expired policies' }] : []
  return (
    <div className={classes.overall}>
      <h3>{tableTerms[table.table].name}</h3>
      <p className={shared.soft}>
        {formatCount(table.records)} {table.records === 1 ? 'record' : 'records'}
        {table.newest_at !== null && <>, newest file {formatDate(table.newest_at.slice(0, 10))}</>}
      </p>
      <dl>
        <Line name="Completeness" share={table.completeness} />
        <Line name="Validity" share={table.validity} />
        <Line name="Consistency" share={table.consistency} />
        <Line name="Uniqueness" share={table.uniqueness} findings={found(table.repeated)} />
        <Line name="Timeliness" share={table.timeliness} findings={expired} />
      </dl>
    </div>
  )
}

interface LineProps {
  readonly name: keyof typeof dimensions
  readonly share: Schema<'Share'> | null
  readonly findings?: readonly { code: string; sentence: string }[]
}

function Line({ name, share, findings }: LineProps) {
  return (
    <div>
      <dt title={dimensions[name]}>{name}</dt>
      <dd>
        {share === null ? (
          <span className={shared.soft}>not measured</span>
        ) : (
          <Dimension share={share} findings={findings ?? []} />
        )}
      </dd>
    </div>
  )
}

function Fields({ table, open }: Props) {
  const found = (codes: readonly string[]) => codes.flatMap((code) => open.get(code) ?? [])
  return (
    <div
      className={shared.scroller}
      tabIndex={0}
      role="region"
      aria-label={`Fields of ${tableTerms[table.table].many}`}
    >
      <table className={`${shared.table} ${classes.fields}`}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Completeness</th>
            <th scope="col">Validity</th>
            <th scope="col">Consistency</th>
          </tr>
        </thead>
        <tbody>
          {table.fields.map(({ field, completeness, validity, consistency, findings }) => (
            <tr key={field}>
              <th scope="row">{nameField(field)}</th>
              <td>
                <Dimension share={completeness} findings={found(findings.missing)} />
              </td>
              <td>
                <Dimension share={validity} findings={found(findings.invalid)} />
              </td>
              <td>
                <Dimension share={consistency} findings={found(findings.inconsistent)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
