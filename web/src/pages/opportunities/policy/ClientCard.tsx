import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { readinessTerms } from '../../../words/terms.ts'
import classes from './policy.module.css'

interface Props {
  readonly id: number | null
  readonly client: Schema<'ClientRecord'> | undefined
}

export function ClientCard({ id, client }: Props) {
  if (client === undefined) {
    return (
      <Card title="Client">
        <p className={classes.soft}>
          {id === null ? 'The policy names no client.' : `Client ${id} is not in the book yet.`}
        </p>
      </Card>
    )
  }
  const { name, address, city, state, assessment } = client
  const industry = assessment?.effective ?? client
  return (
    <Card title="Client" aside={assessment !== null && <ToneBadge {...readinessTerms[assessment.readiness]} />}>
      <p className={classes.lead}>
        <Link to="/clients/$id" params={{ id: String(client.id) }}>
          {name}
        </Link>
      </p>
      <p>
        {[address, city, assessment?.effective.state ?? state].filter((part) => part !== null).join(', ') ||
          'No address is known.'}
      </p>
      <dl className={classes.facts}>
        <dt>Industry</dt>
        <dd>{industry.description ?? '–'}</dd>
        <dt>SIC</dt>
        <dd className="ob-number">{industry.sic ?? '–'}</dd>
        <dt>Division</dt>
        <dd>{industry.division ?? '–'}</dd>
      </dl>
    </Card>
  )
}
