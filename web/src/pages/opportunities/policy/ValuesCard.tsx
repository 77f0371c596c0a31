import { Link } from '@tanstack/react-router'
import { api } from '../../../api/client.ts'
import { useBroker } from '../../../app/broker.tsx'
import { Card } from '../../../parts/Card.tsx'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import type { Tone } from '../../../words/terms.ts'
import classes from './policy.module.css'
import type { Records } from './records.ts'
import { valueGroups, type Value, type ValueGroup } from './values.ts'

/** Where each value came from: which file and line, as sent or repaired, and by what. */
export function ValuesCard(records: Records) {
  return (
    <Card title="Where each value came from">
      <div className={classes.tableBox} tabIndex={0} role="region" aria-label="Where each value came from">
        <table className={classes.values}>
          <thead>
            <tr>
              <th scope="col">Value</th>
              <th scope="col">What counts</th>
              <th scope="col">As sent</th>
              <th scope="col">How it came about</th>
            </tr>
          </thead>
          {valueGroups(records).map((group) => (
            <Group key={group.title} group={group} />
          ))}
        </table>
      </div>
    </Card>
  )
}

function Group({ group: { title, provenance, values } }: { group: ValueGroup }) {
  return (
    <tbody>
      <tr className={classes.group}>
        <th scope="rowgroup" colSpan={4}>
          {title}
          <span>
            <Source uploadId={provenance.upload_id} line={provenance.line} />
          </span>
        </th>
      </tr>
      {values.map((value) => (
        <tr key={value.name} data-same={value.sent === value.counts || undefined}>
          <th scope="row">{value.name}</th>
          <td>{value.counts ?? '–'}</td>
          <td className={classes.sent}>{value.sent ?? 'empty'}</td>
          <td>
            <How value={value} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}

/** The file and its line. */
export function Source({ uploadId, line }: { uploadId: number; line: number }) {
  const broker = useBroker()
  const { data } = api.useQuery(
    'get',
    '/v1/uploads/{id}',
    { params: { path: { id: uploadId }, query: { broker } } },
    { staleTime: 600_000 },
  )
  return (
    <>
      <Link to="/uploads/$id" params={{ id: String(uploadId) }}>
        {data?.file_name ?? `upload ${uploadId}`}
      </Link>
      , line {line}
    </>
  )
}

const states: Record<NonNullable<Value['repair']>['state'], { readonly name: string; readonly tone: Tone }> = {
  applied: { name: 'Repaired', tone: 'ready' },
  accepted: { name: 'Repaired, with a yes', tone: 'ready' },
  proposed: { name: 'Proposed', tone: 'repairable' },
  refused: { name: 'Refused', tone: 'neutral' },
}

function How({ value: { repair, sent, counts, readAs, unreadable } }: { value: Value }) {
  if (repair !== undefined) {
    return (
      <>
        <ToneBadge {...states[repair.state]} /> {repair.evidence} <code>{repair.code}</code>
      </>
    )
  }
  if (unreadable === true) return <ToneBadge tone="blocked" name="Cannot be read" />
  if (sent === counts) return <span className={classes.soft}>{sent === null ? 'Nothing was sent' : 'As sent'}</span>
  if (counts === null) return <ToneBadge tone="blocked" name="Not known" />
  return <span className={classes.soft}>{readAs ?? 'Written in one way for all'}</span>
}
