import { Page } from '../../parts/Page.tsx'

export function ReadinessPage() {
  return <Page title="Readiness">{null}</Page>
}
