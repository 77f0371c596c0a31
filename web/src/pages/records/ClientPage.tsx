import { Page } from '../../parts/Page.tsx'

export function ClientPage() {
  return <Page title="Client">{null}</Page>
}
