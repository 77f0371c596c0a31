import { Page } from '../../parts/Page.tsx'

export function ClientsPage() {
  return <Page title="Clients">{null}</Page>
}
