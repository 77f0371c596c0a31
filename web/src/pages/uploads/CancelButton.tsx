import { Button } from '@mantine/core'
import type { Schema } from '../../api/client.ts'
import { asProblem } from '../../api/problem.ts'
import { useUploadAction } from './useUploadAction.ts'
import classes from './uploads.module.css'

export function CancelButton({ upload: { id } }: { upload: Schema<'Upload'> }) {
  const action = useUploadAction(id)
  return (
    <div>
      <Button variant="default" loading={action.isPending} onClick={() => action.mutate('cancel')}>
        Cancel this upload
      </Button>
      {action.isError && (
        <p className={classes.refused} role="alert">
          {asProblem(action.error).message}
        </p>
      )}
    </div>
  )
}
