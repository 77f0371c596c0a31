import { Link } from '@tanstack/react-router'
import { api, type Schema } from '../../../api/client.ts'
import { useBroker } from '../../../app/broker.tsx'
import { Card } from '../../../parts/Card.tsx'
import { formatDate, formatMoney } from '../../../words/format.ts'
import classes from './policy.module.css'

/** What else the client has of this type: last year’s term and next year’s are among them. */
export function TermsCard({ policy }: { policy: Schema<'PolicyRecord'> }) {
  const broker = useBroker()
  const { client_id, type } = policy
  const known = client_id !== null && type !== null
  const { data } = api.useQuery(
    'get',
    '/v1/clients/{id}/policies',
    {
      params: {
        path: { id: client_id ?? 0 },
        query: { broker, type: type ?? '', sort: '-expiration_date', limit: 12 },
      },
    },
    { enabled: known },
  )
  const others = data?.data.filter(({ id }) => id !== policy.id) ?? []
  if (!known || others.length === 0) return null
  return (
    <Card title="The same client and type">
      <ul className={classes.terms}>
        {others.map(({ id, effective_date, expiration_date, written_premium }) => (
          <li key={id}>
            <Link to="/policies/$id" params={{ id: String(id) }}>
              {formatDate(effective_date)} – {formatDate(expiration_date)}
            </Link>
            <span className="ob-number">{formatMoney(written_premium)}</span>
            <small>
              Policy {id}
              {id === policy.assessment?.newer_term_id && ', the newer term'}
            </small>
          </li>
        ))}
      </ul>
      {data?.page.has_more === true && <p className={classes.soft}>The client’s page has them all.</p>}
    </Card>
  )
}
