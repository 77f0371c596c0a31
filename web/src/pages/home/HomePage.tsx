import { api, type Schema } from '../../api/client.ts'
import { asProblem } from '../../api/problem.ts'
import { isLive } from '../../api/useLiveUpload.ts'
import { useBroker, useBrokers } from '../../app/broker.tsx'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Page } from '../../parts/Page.tsx'
import { ProblemNote } from '../../parts/ProblemNote.tsx'
import { formatMany } from '../../words/format.ts'
import { Book } from './book/Book.tsx'
import { LastUploads } from './book/LastUploads.tsx'
import classes from './home.module.css'
import { Start } from './start/Start.tsx'
import { useLastUploads } from './useLastUploads.ts'
import { useReadiness } from './useReadiness.ts'

/** The book at a glance; where there is none yet, how it comes here. */
export function HomePage() {
  const broker = useBroker()
  const who = useBrokers()?.find(({ slug }) => slug === broker)
  const summary = api.useQuery('get', '/v1/summary', { params: { query: { broker } } })
  const uploads = useLastUploads(broker)
  const readiness = useReadiness(broker)
  if (summary.data === undefined) {
    if (summary.isError) {
      return <ProblemNote problem={asProblem(summary.error)} retry={() => void summary.refetch()} />
    }
    return <Loading what="the book" />
  }
  if (isEmpty(summary.data)) {
    if (uploads.length === 0) {
      return (
        <Page title={who === undefined ? 'Welcome to Openbook' : who.name} lead={welcome}>
          <Start broker={who?.sample === true ? undefined : broker} />
        </Page>
      )
    }
    const goesOn = uploads.some(isLive)
    return (
      <Page title={who?.name ?? 'The book'} lead={goesOn ? filling : 'There are no records yet.'}>
        <div className={classes.rows}>
          <LastUploads uploads={uploads} />
          {!goesOn && <Start broker={who?.sample === true ? undefined : broker} />}
        </div>
      </Page>
    )
  }
  return (
    <Page
      title={who?.name ?? 'The book'}
      lead={`${who?.sample === true ? 'The sample book: ' : ''}${countsOf(summary.data)}`}
      actions={<ButtonLink to="/upload">Send files</ButtonLink>}
    >
      <Book readiness={readiness} summary={summary.data} uploads={uploads} />
    </Page>
  )
}

const welcome = 'It turns a broker’s book of business into renewals that carriers can trust. Three steps to begin:'

const filling = 'The first files are being read. This page fills by itself, and goes on when you leave it.'

const isEmpty = ({ clients, carriers, policies }: Schema<'Summary'>) => clients + carriers + policies === 0

const countsOf = ({ clients, carriers, policies }: Schema<'Summary'>) =>
  [formatMany(policies, 'policy', 'policies'), formatMany(clients, 'client'), formatMany(carriers, 'carrier')].join(
    ', ',
  )
