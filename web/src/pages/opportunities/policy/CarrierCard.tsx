import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { readinessTerms } from '../../../words/terms.ts'
import classes from './policy.module.css'

interface Props {
  readonly id: number | null
  readonly carrier: Schema<'CarrierRecord'> | undefined
}

/** Who has it now. */
export function CarrierCard({ id, carrier }: Props) {
  if (carrier === undefined) {
    return (
      <Card title="Incumbent">
        <p className={classes.soft}>
          {id === null ? 'The policy names no carrier.' : `Carrier ${id} is not in the book yet.`}
        </p>
      </Card>
    )
  }
  const { name, city, state, assessment } = carrier
  const place = [city, assessment?.effective.state ?? state].filter((part) => part !== null).join(', ')
  return (
    <Card title="Incumbent" aside={assessment !== null && <ToneBadge {...readinessTerms[assessment.readiness]} />}>
      <p className={classes.lead}>
        <Link to="/carriers/$id" params={{ id: String(carrier.id) }}>
          {name ?? `Carrier ${carrier.id}`}
        </Link>
      </p>
      {place !== '' && <p>{place}</p>}
    </Card>
  )
}
