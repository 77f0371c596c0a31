import { Button } from '@mantine/core'
import type { Schema } from '../../../api/client.ts'
import { ButtonLink } from '../../../parts/ButtonLink.tsx'
import { Card } from '../../../parts/Card.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { filterNames } from '../filters/names.ts'
import { narrows, noFilters, useView } from '../useView.ts'
import classes from '../opportunities.module.css'

/** Why there is nothing, and what to do about it. */
export function NothingFits({ totals }: { totals: Schema<'OpportunitySummary'> }) {
  const { search, change } = useView()
  if (totals.assessment?.current === false) {
    return (
      <Card>
        <Empty title="Nothing yet">
          <p role="status">Bringing the figures up to date …</p>
        </Empty>
      </Card>
    )
  }
  const isNarrowed = filterNames.some((name) => narrows(name) && search[name] !== undefined)
  if (isNarrowed) {
    return (
      <Card>
        <Empty title="Nothing fits these filters">
          <p className={classes.why}>Take one of them away, or all.</p>
          <Button onClick={() => change(noFilters)}>Clear all filters</Button>
        </Empty>
      </Card>
    )
  }
  if (totals.assessment === null) {
    return (
      <Card>
        <Empty title="There is no book to look at yet">
          <p className={classes.why}>
            Once clients, carriers and policies are here, this page lists the policies that expire in the next 12
            months.
          </p>
          <ButtonLink to="/upload">Send files</ButtonLink>
        </Empty>
      </Card>
    )
  }
  return (
    <Card>
      <Empty title={search.readiness === undefined ? 'Nothing is ready yet' : 'There is none'}>
        <p className={classes.why}>
          {search.readiness === undefined
            ? 'No policy that expires in the next 12 months can be shown to carriers. What stands in the way is listed in the order that pays.'
            : 'No policy that expires in the next 12 months is like that.'}
        </p>
        <ButtonLink to="/readiness">See what to mend</ButtonLink>
      </Empty>
    </Card>
  )
}
