import { Progress } from '@mantine/core'

/** @param percent undefined: nobody knows how long it takes */
export function Bar({ label, percent }: { label: string; percent: number | undefined }) {
  return (
    <Progress.Root size={6} mt={10}>
      <Progress.Section
        aria-label={label}
        value={percent ?? 100}
        striped={percent === undefined}
        animated={percent === undefined}
        {...(percent === undefined && { 'aria-valuenow': undefined })}
      />
    </Progress.Root>
  )
}
