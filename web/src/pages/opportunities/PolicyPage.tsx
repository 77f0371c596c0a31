import { Page } from '../../parts/Page.tsx'

export function PolicyPage() {
  return <Page title="Policy">{null}</Page>
}
