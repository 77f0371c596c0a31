import { Page } from '../../parts/Page.tsx'

export function CarriersPage() {
  return <Page title="Carriers">{null}</Page>
}
