import { useBroker } from '../../app/broker.tsx'
import { api } from '../../api/client.ts'
import { asProblem } from '../../api/problem.ts'
import { Card } from '../../parts/Card.tsx'
import { MonthChart } from '../../parts/chart/MonthChart.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Page } from '../../parts/Page.tsx'
import { ProblemNote } from '../../parts/ProblemNote.tsx'
import { formatShortMoney } from '../../words/format.ts'

export function HomePage() {
  const broker = useBroker()
  const readiness = api.useQuery('get', '/v1/readiness', { params: { query: { broker } } })
  if (readiness.isPending) return <Loading what="the book" />
  if (readiness.isError)
    return <ProblemNote problem={asProblem(readiness.error)} retry={() => void readiness.refetch()} />
  const { renewals } = readiness.data
  return (
    <Page title="Home" lead={readiness.data.broker_name}>
      <Card title="Renewals by month">
        <MonthChart
          label="Premium by month"
          months={renewals.map(({ month }) => month)}
          series={[
            { name: 'Ready', tone: 'ready', values: renewals.map(({ ready }) => Number(ready.premium)) },
            { name: 'Waiting', tone: 'waiting', values: renewals.map(({ waiting }) => Number(waiting.premium)) },
          ]}
          format={formatShortMoney}
        />
      </Card>
    </Page>
  )
}
