import { Button, CopyButton } from '@mantine/core'
import { Check, Copy as CopyIcon } from 'lucide-react'

/** @param what is copied: “the key” */
export function Copy({ value, what }: { value: string; what: string }) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="xs"
          onClick={copy}
          leftSection={copied ? <Check size={14} aria-hidden="true" /> : <CopyIcon size={14} aria-hidden="true" />}
          aria-label={`${copied ? 'Copied' : 'Copy'} ${what}`}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      )}
    </CopyButton>
  )
}
