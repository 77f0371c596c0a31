import { Page } from '../../parts/Page.tsx'

export function OneUploadPage() {
  return <Page title="OneUpload">{null}</Page>
}
