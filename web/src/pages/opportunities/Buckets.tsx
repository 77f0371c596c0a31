import type { Schema } from '../../api/client.ts'
import { Figure } from '../../parts/Figure.tsx'
import { formatCount, formatMany, formatMoney, formatShortMoney } from '../../words/format.ts'
import { bucketTerms } from '../../words/terms.ts'
import classes from './opportunities.module.css'
import { useBuckets } from './useTotals.ts'
import { useView } from './useView.ts'

type Bucket = Schema<'Opportunity'>['bucket']

/** How much there is of what is shown, and how much of it at which time. */
export function Buckets({ totals }: { totals: Schema<'OpportunitySummary'> }) {
  const { search, filters, change } = useView()
  const groups = useBuckets(filters).data?.groups.bucket ?? []
  return (
    <section className={classes.summary} aria-label="What is shown">
      <dl className={classes.figures}>
        <Figure label={totals.total.count === 1 ? 'Policy' : 'Policies'} value={formatCount(totals.total.count)} />
        <Figure label="Premium" value={shorten(totals.total.premium)} />
      </dl>
      <div className={classes.buckets} role="group" aria-label="Time left until the x-date">
        {(Object.keys(bucketTerms) as Bucket[]).map((bucket) => {
          const { name, days, tone, means } = bucketTerms[bucket]
          const { count = 0, premium = '0' } = groups.find(({ key }) => key === bucket) ?? {}
          const picked = search.bucket === bucket
          return (
            <button
              key={bucket}
              type="button"
              className={classes.bucket}
              data-tone={tone}
              aria-pressed={picked}
              title={means}
              onClick={() => change({ bucket: picked ? undefined : bucket })}
            >
              <span>
                <strong>{name}</strong> {days}
              </span>
              <span>
                <b>{formatMany(count, 'policy', 'policies')}</b> {formatShortMoney(premium)}
              </span>
            </button>
          )
        })}
      </div>
    </section>
  )
}

/** To the dollar as long as it is short. */
const shorten = (premium: string) => (Number(premium) < 10_000_000 ? formatMoney(premium) : formatShortMoney(premium))
