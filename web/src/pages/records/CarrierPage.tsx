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
import classes from './record/page.module.css'
import { PoliciesOf } from './record/PoliciesOf.tsx'
import { RecordProblem } from './record/RecordProblem.tsx'
import { untilAssessed } from './record/untilAssessed.ts'
import { Verdict } from './record/Verdict.tsx'

/** One carrier: what is known of it, and the policies whose risk it bears. */
export function CarrierPage() {
  const { id } = useParams({ from: '/carriers/$id' })
  const broker = useBroker()
  const params = { path: { id: id as unknown as number }, query: { broker } }
  const record = api.useQuery('get', '/v1/carriers/{id}', { params }, untilAssessed)
  if (record.isError) return <RecordProblem what="carrier" error={record.error} retry={() => void record.refetch()} />
  if (record.isPending) return <Loading what="the carrier" />
  const carrier = record.data
  const { assessment } = carrier
  const place = [carrier.city, carrier.state].filter(Boolean).join(', ')
  return (
    <Page
      title={carrier.name ?? `Carrier ${carrier.id}`}
      lead={[`Carrier ${carrier.id}`, place].filter(Boolean).join(' · ')}
    >
      <div className={classes.stack}>
        <Verdict what="carrier" assessment={assessment} />
        <PoliciesOf table="carriers" id={carrier.id} />
        <div className={classes.columns}>
          <div className={classes.stack}>
            {assessment !== null && (
              <Card title="Findings">
                <FindingList {...assessment} nothing="Nothing is wrong with this carrier." />
              </Card>
            )}
            <Card title="Name and address">
              <ValuesTable label="Name and address">
                <ValueRows values={valuesOf(carrier)} />
              </ValuesTable>
            </Card>
          </div>
          <div className={classes.stack}>
            <Card title="Where it came from">
              <p className={classes.source}>
                <Source uploadId={carrier.provenance.upload_id} line={carrier.provenance.line} />
              </p>
            </Card>
            <Card title="History">
              <History table="carriers" record={carrier} />
            </Card>
          </div>
        </div>
      </div>
    </Page>
  )
}

function valuesOf(carrier: Schema<'CarrierRecord'>): Value[] {
  const read = readerOf(carrier)
  const effective = carrier.assessment?.effective
  return [
    ...(['name', 'address_1', 'address_2', 'city'] as const).map((field) => read(field, carrier[field])),
    ...(['state', 'zip'] as const).map((field) => read(field, carrier[field], effective?.[field])),
  ]
}
