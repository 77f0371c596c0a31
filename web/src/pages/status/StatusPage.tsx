import { Page } from '../../parts/Page.tsx'

export function StatusPage() {
  return <Page title="Status">{null}</Page>
}
