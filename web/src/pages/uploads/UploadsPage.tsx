import { Page } from '../../parts/Page.tsx'

export function UploadsPage() {
  return <Page title="Uploads">{null}</Page>
}
