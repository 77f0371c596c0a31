import { useParams } from '@tanstack/react-router'
import { api, type Schema } from '../../api/client.ts'
import { useBroker } from '../../app/broker.tsx'
import { Card } from '../../parts/Card.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Page } from '../../parts/Page.tsx'
import { FindingList } from '../../parts/record/FindingList.tsx'
import { History } from '../../parts/record/History.tsx'
import { Source } from '../../parts/record/Source.tsx'
import { readerOf, type Value } from '../../parts/record/values.ts'
import { ValueRows, ValuesTable } from '../../parts/record/ValuesTable.tsx'
import { Holdback } from './record/Holdback.tsx'
import classes from './record/page.module.css'
import { PoliciesOf } from './record/PoliciesOf.tsx'
import { RecordProblem } from './record/RecordProblem.tsx'
import { untilAssessed } from './record/untilAssessed.ts'
import { Verdict } from './record/Verdict.tsx'

/** One client: what carriers may make of it, its policies, and where everything that is said of it came from. */
export function ClientPage() {
  const { id } = useParams({ from: '/clients/$id' })
  const broker = useBroker()
  const params = { path: { id: id as unknown as number }, query: { broker } }
  const record = api.useQuery('get', '/v1/clients/{id}', { params }, untilAssessed)
  if (record.isError) return <RecordProblem what="client" error={record.error} retry={() => void record.refetch()} />
  if (record.isPending) return <Loading what="the client" />
  const client = record.data
  const { assessment } = client
  const place = [client.city, client.state].filter(Boolean).join(', ')
  return (
    <Page title={client.name} lead={[`Client ${client.id}`, place, client.description].filter(Boolean).join(' · ')}>
      <div className={classes.stack}>
        <Verdict what="client" assessment={assessment} isHeld={(client.held_back ?? null) !== null} />
        <PoliciesOf table="clients" id={client.id} />
        <div className={classes.columns}>
          <div className={classes.stack}>
            {assessment !== null && (
              <Card title="Findings">
                <FindingList {...assessment} nothing="Nothing is wrong with this client." />
              </Card>
            )}
            <Card title="Name, address, industry">
              <ValuesTable label="Name, address, industry">
                <ValueRows values={valuesOf(client)} />
              </ValuesTable>
            </Card>
          </div>
          <div className={classes.stack}>
            <Holdback client={client} />
            <Card title="Where it came from">
              <p className={classes.source}>
                <Source uploadId={client.provenance.upload_id} line={client.provenance.line} />
              </p>
            </Card>
            <Card title="History">
              <History table="clients" record={client} />
            </Card>
          </div>
        </div>
      </div>
    </Page>
  )
}

function valuesOf(client: Schema<'ClientRecord'>): Value[] {
  const read = readerOf(client)
  const effective = client.assessment?.effective
  const sent = (field: 'name' | 'address' | 'city') => read(field, client[field])
  const counts = (field: keyof NonNullable<typeof effective>) => read(field, client[field], effective?.[field])
  return [
    ...(['name', 'address', 'city'] as const).map(sent),
    ...(['state', 'division', 'major_group', 'industry_group', 'sic', 'description'] as const).map(counts),
  ]
}
