import { Page } from '../../parts/Page.tsx'

export function PoliciesPage() {
  return <Page title="Policies">{null}</Page>
}
