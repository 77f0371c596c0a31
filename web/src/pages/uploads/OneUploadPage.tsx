import { VisuallyHidden } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { Schema } from '../../api/client.ts'
import { isLive, useLiveUpload } from '../../api/useLiveUpload.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Page } from '../../parts/Page.tsx'
import { ProblemNote } from '../../parts/ProblemNote.tsx'
import { uploadStateTerms } from '../../words/terms.ts'
import { Balance } from './Balance.tsx'
import { CancelButton } from './CancelButton.tsx'
import { Outcome } from './notes/Outcome.tsx'
import { Warnings } from './notes/Warnings.tsx'
import { Pipeline } from './pipeline/Pipeline.tsx'
import { RowLists } from './rows/RowLists.tsx'
import { StateBadge } from './StateBadge.tsx'
import { UploadFacts } from './UploadFacts.tsx'
import classes from './uploads.module.css'
import { nameOf } from './words.ts'

export function OneUploadPage() {
  const { id } = useParams({ from: '/uploads/$id' })
  return /^\d{1,15}$/.test(id) ? <Known id={Number(id)} /> : <Lost id={id} />
}

function Known({ id }: { id: number }) {
  const { upload, problem } = useLiveUpload(id)
  if (upload !== undefined) {
    return (
      <>
        {problem !== undefined && (
          <p className={classes.stale} role="status">
            {problem.message} What stands here is from before; this page keeps trying.
          </p>
        )}
        <OneUpload key={id} upload={upload} />
      </>
    )
  }
  if (problem === undefined) return <Loading what="the upload" />
  if (problem.status === 404) return <Lost id={String(id)} />
  return (
    <Page title={`Upload ${id}`}>
      <ProblemNote problem={problem} />
    </Page>
  )
}

function OneUpload({ upload }: { upload: Schema<'Upload'> }) {
  const { state } = upload
  return (
    <Page
      title={nameOf(upload)}
      lead={
        <span className={classes.lead}>
          <StateBadge upload={upload} />
          {uploadStateTerms[state].means}
        </span>
      }
      actions={isLive(upload) && <CancelButton upload={upload} />}
    >
      {/* Said aloud when it changes. */}
      <VisuallyHidden role="status">
        {nameOf(upload)}: {uploadStateTerms[state].name}
      </VisuallyHidden>
      <UploadFacts upload={upload} />
      <div className={classes.stack}>
        <Outcome upload={upload} />
        {state === 'succeeded' && <Balance counts={upload.counts} />}
        <Warnings upload={upload} />
        <Pipeline upload={upload} />
        {state === 'succeeded' && <RowLists upload={upload} />}
      </div>
    </Page>
  )
}

function Lost({ id }: { id: string }) {
  return (
    <Page title="No such upload">
      <Empty title={`There is no upload ${id.slice(0, 20)} here`}>
        <p>The address may be mistyped, or it is of another installation.</p>
        <ButtonLink to="/uploads" variant="default">
          Show all uploads
        </ButtonLink>
      </Empty>
    </Page>
  )
}
