import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { FileDown } from 'lucide-react'
import { api } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { Page } from '../../../parts/Page.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { formatCount } from '../../../words/format.ts'
import { severityTerms } from '../../../words/terms.ts'
import { useReadiness } from '../useReadiness.ts'
import { Back } from './Back.tsx'
import { RowsTable } from './RowsTable.tsx'
import classes from './work.module.css'

/** All rows with one finding, whether or not a renewal waits for them; of a reason of the scope, its policies. */
export function FindingPage() {
  const { code } = useParams({ from: '/readiness/findings/$code' })
  const broker = useBroker()
  const readiness = useReadiness()
  const rules = api.useQuery('get', '/v1/rules', {}, { staleTime: Infinity })
  if (readiness.isPending || rules.isPending) return <Loading what="the rows" />
  if (readiness.isError) return <ProblemNote problem={asProblem(readiness.error)} />
  if (rules.isError) return <ProblemNote problem={asProblem(rules.error)} />
  const { findings, policies } = readiness.data
  const rule = rules.data.data.find((one) => one.code === code)
  const found = findings.find((one) => one.code === code)
  const reason = policies.reasons.find((one) => one.code === code)
  const count = found?.rows ?? reason?.policies ?? 0
  const none = rule?.together.many.replace('{count}', formatCount(0))
  const csv = new URLSearchParams({ code, format: 'csv', ...(broker !== undefined && { broker }) })
  return (
    <Page
      title={found?.sentence ?? reason?.sentence ?? none ?? 'Rows'}
      lead={
        <>
          <span className={classes.advice}>
            {rule !== undefined && (
              <>
                <ToneBadge {...severityTerms[rule.severity]} /> {plain(rule.sentence)}
              </>
            )}
          </span>
          <Back tab="scorecard" />
        </>
      }
      actions={
        count > 0 && (
          <Button
            component="a"
            href={`/v1/readiness/findings?${csv.toString()}`}
            download
            variant="default"
            leftSection={<FileDown size={15} aria-hidden="true" />}
          >
            Download CSV
          </Button>
        )
      }
    >
      <RowsTable query={{ code }} label={found?.sentence ?? reason?.sentence ?? 'Rows'} total={count} />
    </Page>
  )
}

/** The rule’s sentence, said of no row in particular, as in the work list. */
const plain = (sentence: string) => sentence.replaceAll('{column}', 'A cell').replaceAll(/\{\w+\}/g, '…')
