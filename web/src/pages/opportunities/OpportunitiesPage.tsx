import { Page } from '../../parts/Page.tsx'

export function OpportunitiesPage() {
  return <Page title="Opportunities">{null}</Page>
}
