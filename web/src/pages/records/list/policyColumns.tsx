import type { Schema } from '../../../api/client.ts'
import type { Column } from '../../../parts/table/column.ts'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { formatDate, formatDaysLeft, formatMoney } from '../../../words/format.ts'
import { readinessTerms, spellLine } from '../../../words/terms.ts'
import { text } from './columns.tsx'
import classes from './list.module.css'
import { Named } from './Named.tsx'

type Policy = Schema<'ListedPolicy'>

const columns = {
  id: { header: 'Id', width: 56, align: 'right', sort: 'id', cell: ({ id }) => id },
  type: {
    header: 'Type, as sent',
    width: 136,
    cell: ({ id, type }) => <Named to="/policies/$id" id={id} name={type ?? `Policy ${id}`} />,
  },
  line: { header: 'Line', width: 118, cell: ({ assessment }) => text(spellLine(assessment?.line ?? null)) },
  client: {
    header: 'Client',
    width: 130,
    cell: ({ client_id, client_name }) => <Named to="/clients/$id" id={client_id} name={client_name} />,
  },
  carrier: {
    header: 'Carrier',
    width: 122,
    cell: ({ carrier_id, carrier_name }) => <Named to="/carriers/$id" id={carrier_id} name={carrier_name} />,
  },
  premium: {
    header: 'Premium',
    width: 88,
    align: 'right',
    sort: 'written_premium',
    cell: ({ written_premium }) => formatMoney(written_premium),
  },
  effective: { header: 'Effective', width: 110, cell: ({ effective_date }) => formatDate(effective_date) },
  x_date: { header: 'X-date', width: 176, sort: 'expiration_date', cell: (policy) => <XDate policy={policy} /> },
  standing: { header: 'For carriers', width: 102, cell: ({ assessment }) => <Standing assessment={assessment} /> },
} satisfies Record<string, Omit<Column<Policy>, 'id'>>

const all: readonly Column<Policy>[] = Object.entries(columns).map(([id, column]) => Object.assign({ id }, column))

/** All but those that are the same in each row. */
export function policyColumns(without?: 'client' | 'carrier'): readonly Column<Policy>[] {
  return all.filter(({ id }) => id !== without)
}

export const xDateOf = ({ assessment, expiration_date }: Policy): string | null =>
  assessment?.expiration_date ?? expiration_date

/** The x-date that counts, and how many days are left to it. */
function XDate({ policy }: { policy: Policy }) {
  const date = xDateOf(policy)
  if (date === null) return text(null)
  const days = daysUntil(date)
  return (
    <>
      {formatDate(date)}
      {days >= 0 && (
        <span className={classes.days} data-close={days < 60 || undefined}>
          {formatDaysLeft(days)}
        </span>
      )}
    </>
  )
}

function daysUntil(date: string): number {
  const today = new Date().toISOString().slice(0, 10)
  return Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000)
}

/** Whether carriers may see it. What is out of scope is no fault, so that its readiness says nothing. */
function Standing({ assessment }: Pick<Policy, 'assessment'>) {
  if (assessment === null) return <ToneBadge tone="neutral" name="Not assessed" />
  if (assessment.scope_code === null) return <ToneBadge {...readinessTerms[assessment.readiness]} />
  const name = scopeNames[assessment.scope_code] ?? 'Out of scope'
  return <ToneBadge tone="neutral" name={name} means={assessment.scope_message ?? undefined} />
}

const scopeNames: Readonly<Record<string, string>> = {
  'policy.type.not-pc': 'Not P&C',
  'policy.held-back': 'Held back',
  'policy.term.zero': 'No term',
  'policy.expired.no-successor': 'Expired',
  'policy.superseded': 'Renewed',
  'policy.window.beyond': 'Later',
}
