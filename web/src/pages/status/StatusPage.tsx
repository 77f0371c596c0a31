import { asProblem } from '../../api/problem.ts'
import { Loading } from '../../parts/Loading.tsx'
import { Page } from '../../parts/Page.tsx'
import { ProblemNote } from '../../parts/ProblemNote.tsx'
import { DatabaseCard } from './DatabaseCard.tsx'
import { KeysCard } from './KeysCard.tsx'
import { Overall } from './Overall.tsx'
import { QueueCard } from './QueueCard.tsx'
import { ServerCard } from './ServerCard.tsx'
import classes from './status.module.css'
import { useStatus } from './useStatus.ts'
import { WorkersCard } from './WorkersCard.tsx'

/** How Openbook is, for whoever runs it. It refreshes by itself, and recovers by itself. */
export function StatusPage() {
  const { data: status, error, isPending, refetch } = useStatus()
  return (
    <Page title="Status" lead="How Openbook is: refreshed every few seconds.">
      {isPending && <Loading what="the status" />}
      {status === undefined && error !== null && (
        <ProblemNote problem={asProblem(error)} retry={() => void refetch()} />
      )}
      {status !== undefined && (
        <div className={classes.stack}>
          <Overall status={status} problem={error === null ? undefined : asProblem(error)} />
          <div className={classes.stack} data-old={error !== null || undefined}>
            <QueueCard queue={status.queue} />
            <div className={classes.columns}>
              <WorkersCard workers={status.workers} now={status.now} />
              <DatabaseCard database={status.database} />
              <ServerCard status={status} />
            </div>
            <KeysCard keys={status.keys} />
          </div>
        </div>
      )}
    </Page>
  )
}
