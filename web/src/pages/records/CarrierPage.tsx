import { Page } from '../../parts/Page.tsx'

export function CarrierPage() {
  return <Page title="Carrier">{null}</Page>
}
