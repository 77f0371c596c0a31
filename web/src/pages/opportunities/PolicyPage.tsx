import { useParams } from '@tanstack/react-router'
import { asProblem } from '../../api/problem.ts'
import { Loading } from '../../parts/Loading.tsx'
import { Page } from '../../parts/Page.tsx'
import { ProblemNote } from '../../parts/ProblemNote.tsx'
import { spellLine } from '../../words/terms.ts'
import { BackToList } from './policy/BackToList.tsx'
import { CarrierCard } from './policy/CarrierCard.tsx'
import { ClientCard } from './policy/ClientCard.tsx'
import { FindingsCard } from './policy/FindingsCard.tsx'
import { HistoryCard } from './policy/HistoryCard.tsx'
import classes from './policy/policy.module.css'
import { Standing } from './policy/Standing.tsx'
import { TermsCard } from './policy/TermsCard.tsx'
import { usePolicy } from './policy/usePolicy.ts'
import { ValuesCard } from './policy/ValuesCard.tsx'

/** One policy: what it is, whether carriers see it and why, and where everything that is said of it came from. */
export function PolicyPage() {
  const { id } = useParams({ from: '/policies/$id' })
  const { policy, client, carrier, isWaiting } = usePolicy(id)
  if (policy.isError) {
    const problem = asProblem(policy.error)
    return (
      <Page title={problem.status === 404 ? 'No such policy' : 'Policy'} actions={<BackToList />}>
        <ProblemNote problem={problem} {...(problem.isPassing && { retry: () => void policy.refetch() })} />
      </Page>
    )
  }
  if (policy.data === undefined || isWaiting) return <Loading what="the policy" />
  const { data } = policy
  const line = data.assessment?.effective.line ?? null
  const records = { policy: data, client, carrier }
  return (
    <Page
      title={line === null ? (data.type ?? `Policy ${data.id}`) : spellLine(line)}
      lead={`${client?.name ?? 'A client that is not known yet'} · policy ${data.id}${data.carrier_policy_number === null ? '' : ` · carrier’s number ${data.carrier_policy_number}`}`}
      actions={<BackToList />}
    >
      <div className={classes.stack}>
        <Standing policy={data} />
        <div className={classes.columns}>
          <div className={classes.stack}>
            <FindingsCard {...records} />
            <ValuesCard {...records} />
            <HistoryCard policy={data} />
          </div>
          <div className={classes.stack}>
            <ClientCard id={data.client_id} client={client} />
            <CarrierCard id={data.carrier_id} carrier={carrier} />
            <TermsCard policy={data} />
          </div>
        </div>
      </div>
    </Page>
  )
}
