import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { FileDown } from 'lucide-react'
import { api, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import { Card } from '../../../parts/Card.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { Figure } from '../../../parts/Figure.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { Page } from '../../../parts/Page.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { formatCount, formatMany, formatMoney } from '../../../words/format.ts'
import shared from '../readiness.module.css'
import { useReadiness } from '../useReadiness.ts'
import { Back } from './Back.tsx'
import { partsOf } from './fixWords.ts'
import { NextStep } from './NextStep.tsx'
import { RowsTable } from './RowsTable.tsx'
import classes from './work.module.css'

/** One fix with all its rows: what to mend in them, how, and what it is worth. */
export function FixPage() {
  const { id } = useParams({ from: '/readiness/fixes/$id' })
  const broker = useBroker()
  // Asks for what is on this page anew once a new assessment has come.
  useReadiness()
  const fix = api.useQuery('get', '/v1/readiness/fixes/{id}', { params: { path: { id }, query: { broker } } })
  if (fix.isPending) return <Loading what="the fix" />
  if (fix.isSuccess) return <Fix fix={fix.data} />
  const problem = asProblem(fix.error)
  return problem.status === 404 ? <Gone /> : <ProblemNote problem={problem} retry={() => void fix.refetch()} />
}

function Fix({ fix }: { fix: Schema<'Fix'> }) {
  const { what } = partsOf(fix.sentence)
  return (
    <>
      <Page
        title={what}
        lead={
          <>
            <span className={classes.advice}>{fix.advice}</span>
            <Back tab="work" />
          </>
        }
        actions={
          <div className={shared.actions}>
            <NextStep fix={fix} />
            <Button
              component="a"
              href={fix.links.csv}
              download
              variant={fix.step === 'send' ? 'filled' : 'default'}
              leftSection={<FileDown size={15} aria-hidden="true" />}
            >
              Download CSV
            </Button>
          </div>
        }
      >
        <div className={classes.stack}>
          <Card>
            <div className={classes.fixHead}>
              <dl className={classes.figures}>
                <Figure
                  label="Unlocked by this alone"
                  value={formatMoney(fix.unlocks.premium)}
                  note={formatMany(fix.unlocks.policies, 'policy', 'policies')}
                />
                <Figure
                  label="Waits for it"
                  value={formatMoney(fix.waiting.premium)}
                  note={formatMany(fix.waiting.policies, 'policy', 'policies')}
                />
                <Figure label={fix.rejected ? 'Rejected rows' : 'Rows'} value={formatCount(fix.rows)} />
              </dl>
              <How fix={fix} />
            </div>
          </Card>
          <RowsTable query={{ fix: fix.id }} label={`Rows: ${what}`} total={fix.rows} />
        </div>
      </Page>
    </>
  )
}

/** What to do with the rows, in steps. */
function How({ fix: { step, rejected } }: { fix: Schema<'Fix'> }) {
  if (step === 'answer') {
    return (
      <p className={classes.how}>
        A value is proposed for these rows: look at it, and say yes or no once for all of them. Where you know better,
        fill in the right value and <Link to="/upload">send the rows</Link>; what you send always wins.
      </p>
    )
  }
  if (step === 'decide') {
    return (
      <p className={classes.how}>
        Say once what this policy type means at your agency; it holds for all its policies, and for those that come.
      </p>
    )
  }
  return (
    <ol className={classes.how}>
      <li>Download the rows as CSV, in the columns of your own export.</li>
      <li>
        {rejected ? 'Mend' : 'Fill in'} the marked cells. Leave the Id and the last two columns, _codes and _reasons, as
        they are.
      </li>
      <li>
        <Link to="/upload">Send the file back</Link>. Rows that you cannot mend now may stay.
      </li>
    </ol>
  )
}

function Gone() {
  return (
    <Page title="This fix is done" lead={<Back tab="work" />}>
      <Card>
        <Empty title="It is not in the work list any more">
          Its rows were mended, or they do not renew in the next 12 months.
        </Empty>
      </Card>
    </Page>
  )
}
