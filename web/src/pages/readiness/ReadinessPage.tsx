import { Anchor, Button } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { FileDown, FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Schema } from '../../api/client.ts'
import { asProblem } from '../../api/problem.ts'
import { useBroker } from '../../app/broker.tsx'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Page } from '../../parts/Page.tsx'
import { ProblemNote } from '../../parts/ProblemNote.tsx'
import { formatDate } from '../../words/format.ts'
import { HeldTab } from './held/HeldTab.tsx'
import classes from './readiness.module.css'
import { RepairsTab } from './repairs/RepairsTab.tsx'
import { Scorecard } from './scorecard/Scorecard.tsx'
import { Standing } from './Standing.tsx'
import { Tabs, type Tab } from './Tabs.tsx'
import { TypesTab } from './types/TypesTab.tsx'
import { useReadiness } from './useReadiness.ts'
import { WorkList } from './work/WorkList.tsx'

/** How much of the book carriers can be shown, and everything that can be done about the rest. */
export function ReadinessPage() {
  const readiness = useReadiness()
  const { tab } = useSearch({ from: '/readiness' })
  if (readiness.isPending) return <Loading what="the book’s readiness" />
  if (readiness.isError) {
    return (
      <Page title="Readiness">
        <ProblemNote problem={asProblem(readiness.error)} retry={() => void readiness.refetch()} />
      </Page>
    )
  }
  const { data } = readiness
  if (data.assessment === null && data.work.count === 0) return <Unassessed readiness={data} />
  const lead = `Renewals from ${formatDate(data.as_of)} to ${formatDate(data.window_end)}`
  return (
    <Page title="Readiness" lead={lead} actions={<ReportLinks />}>
      <Tabs readiness={data} />
      <Standing readiness={data} quiet={tab === undefined || tab === 'scorecard'} />
      {views[isTab(tab) ? tab : 'scorecard'](data)}
    </Page>
  )
}

const views: Record<Tab, (readiness: Schema<'Readiness'>) => ReactNode> = {
  scorecard: (readiness) => <Scorecard readiness={readiness} />,
  work: (readiness) => <WorkList readiness={readiness} />,
  repairs: () => <RepairsTab />,
  types: () => <TypesTab />,
  held: () => <HeldTab />,
}

const isTab = (text: string | undefined): text is Tab => text !== undefined && Object.hasOwn(views, text)

function ReportLinks() {
  const broker = useBroker()
  const address = `/v1/readiness/report${broker === undefined ? '' : `?broker=${encodeURIComponent(broker)}`}`
  return (
    <div className={classes.actions}>
      <Button
        component="a"
        href={address}
        target="_blank"
        rel="noreferrer"
        variant="default"
        leftSection={<FileText size={15} aria-hidden="true" />}
      >
        Open the report to print
      </Button>
      <Button
        component="a"
        href={address}
        download={`readiness-${broker ?? 'book'}.html`}
        variant="default"
        leftSection={<FileDown size={15} aria-hidden="true" />}
      >
        Download it
      </Button>
    </div>
  )
}

/** Nothing was sent yet, or what was sent is being looked at for the first time. */
function Unassessed({ readiness }: { readiness: Schema<'Readiness'> }) {
  return (
    <Page title="Readiness">
      <Card>
        {readiness.policies.all.policies === 0 ? (
          <Empty title="There is no book to look at yet">
            Send clients, carriers and policies, and this page tells how much of them carriers can be shown.{' '}
            <Anchor component={Link} to="/upload">
              Send files
            </Anchor>
          </Empty>
        ) : (
          <Loading what="the first figures: the book is being assessed" />
        )}
      </Card>
    </Page>
  )
}
