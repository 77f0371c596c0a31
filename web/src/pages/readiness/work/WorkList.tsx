import { useSearch } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { ButtonLink } from '../../../parts/ButtonLink.tsx'
import { Card } from '../../../parts/Card.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { formatCount } from '../../../words/format.ts'
import { FilterLinks } from '../FilterLinks.tsx'
import shared from '../readiness.module.css'
import { FixItem } from './FixItem.tsx'
import classes from './work.module.css'

const shownFirst = 20

/** What to do, in the order that pays: what keeps policies back first, then what is minor. */
export function WorkList({ readiness: { work } }: { readiness: Schema<'Readiness'> }) {
  const search = useSearch({ from: '/readiness' })
  const { step, show } = search
  if (work.count === 0) {
    return (
      <Card>
        <Empty title="There is nothing to mend">
          Everything that renews in the 12 months can be shown to carriers.
        </Empty>
      </Card>
    )
  }
  const wanted = work.fixes.filter((fix) => step === undefined || step === 'any' || fix.step === step)
  const shown = show === 'all' ? wanted : wanted.slice(0, shownFirst)
  const most = Math.max(...work.fixes.map(({ unlocks }) => Number(unlocks.premium)))
  const countOf = (one: string) => work.fixes.filter((fix) => fix.step === one).length
  return (
    <>
      <p className={shared.intro}>
        Begin at the top. A fix mends all rows with the same cause. What it unlocks is the premium that it alone makes
        ready; of what waits for it, the rest waits for other fixes, too.
      </p>
      <div className={shared.bar}>
        <FilterLinks
          label="What it takes"
          name="step"
          options={[
            { value: 'any', name: 'All', count: work.count },
            { value: 'answer', name: 'Say yes or no', count: countOf('answer') },
            { value: 'decide', name: 'Decide once', count: countOf('decide') },
            { value: 'send', name: 'Send rows', count: countOf('send') },
          ]}
        />
      </div>
      <ol className={classes.list} aria-label="Work list">
        {shown.map((fix) => (
          <FixItem key={fix.id} fix={fix} rank={work.fixes.indexOf(fix) + 1} most={most} />
        ))}
      </ol>
      {shown.length === 0 && (
        <Card>
          <Empty title="No fix takes this">Look at all of them instead.</Empty>
        </Card>
      )}
      {work.fixes.length < work.count && (
        <p className={shared.intro}>
          These are the {formatCount(work.fixes.length)} that pay most; {formatCount(work.count - work.fixes.length)}{' '}
          more come up as they are done.
        </p>
      )}
      {shown.length < wanted.length && (
        <div className={shared.more}>
          <ButtonLink variant="default" to="/readiness" search={{ ...search, show: 'all' }} resetScroll={false}>
            Show all {formatCount(wanted.length)}
          </ButtonLink>
        </div>
      )}
    </>
  )
}
