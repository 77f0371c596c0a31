import { Button } from '@mantine/core'
import { RotateCcw } from 'lucide-react'
import type { Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useUploadAction } from '../useUploadAction.ts'
import classes from './notes.module.css'

/** Runs a file that was received once more. One that a command loaded is not kept. */
export function RetryButton({ upload: { id, source } }: { upload: Schema<'Upload'> }) {
  const action = useUploadAction(id)
  if (source === 'command') {
    return <p className={classes.hint}>It was loaded by a command, and its file is not kept here: load it again.</p>
  }
  return (
    <>
      <Button
        leftSection={<RotateCcw size={14} aria-hidden="true" />}
        loading={action.isPending}
        onClick={() => action.mutate('retry')}
      >
        Retry
      </Button>
      <span className={classes.hint}>The file is still here; nobody has to send it again.</span>
      {action.isError && (
        <p className={classes.refused} role="alert">
          {asProblem(action.error).message} {asProblem(action.error).hint}
        </p>
      )}
    </>
  )
}
