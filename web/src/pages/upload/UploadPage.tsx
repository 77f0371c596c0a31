import { Page } from '../../parts/Page.tsx'

export function UploadPage() {
  return <Page title="Upload">{null}</Page>
}
