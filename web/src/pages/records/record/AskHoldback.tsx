import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client as calls, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { useMutation } from '@tanstack/react-query'
import classes from './page.module.css'

interface Props {
  readonly client: Schema<'ClientRecord'>
  readonly opened: boolean
  readonly close: () => void
}

/** Asks before a client is kept out, or shown again: it changes what carriers see at once. */
export function AskHoldback({ client, opened, close }: Props) {
  const isHeld = (client.held_back ?? null) !== null
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={isHeld ? 'Show to carriers again?' : 'Keep out of what carriers see?'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      // The lock brings a style that the content security policy forbids.
      lockScroll={false}
      classNames={{ title: classes.askTitle }}
      centered
    >
      {isHeld ? <Release client={client} close={close} /> : <Keep client={client} close={close} />}
    </Modal>
  )
}

type Asked = Omit<Props, 'opened'>

function Keep({ client, close }: Asked) {
  const [reason, setReason] = useState('')
  const given = reason.trim()
  const change = useChange(close, (params) =>
    calls.PUT('/v1/clients/{id}/holdback', {
      params: { ...params, path: { id: client.id } },
      body: given === '' ? {} : { reason: given },
    }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      <p className={classes.ask}>
        Carriers will not see {client.name} or any of its policies, those of later files included, until somebody takes
        it back.
      </p>
      <Textarea
        label="Reason"
        description="For whoever looks later; carriers do not see it."
        value={reason}
        maxLength={500}
        autosize
        minRows={2}
        maxRows={6}
        data-autofocus
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Foot change={change} close={close} yes="Keep out" />
    </form>
  )
}

function Release({ client, close }: Asked) {
  const change = useChange(close, (params) =>
    calls.DELETE('/v1/clients/{id}/holdback', { params: { ...params, path: { id: client.id } } }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      <p className={classes.ask}>Carriers will see those policies of {client.name} that are ready.</p>
      <Foot change={change} close={close} yes="Show again" />
    </form>
  )
}

/** Changes the book, has everything read afresh, and closes. */
function useChange(close: () => void, call: (params: { query: { broker: string | undefined } }) => Promise<unknown>) {
  const broker = useBroker()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call({ query: { broker } }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      close()
    },
  })
}

interface FootProps {
  readonly change: { readonly error: unknown; readonly isPending: boolean }
  readonly close: () => void
  readonly yes: string
}

function Foot({ change: { error, isPending }, close, yes }: FootProps) {
  return (
    <>
      {error !== null && (
        <div className={classes.ask}>
          <ProblemNote problem={asProblem(error)} />
        </div>
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" loading={isPending}>
          {yes}
        </Button>
      </Group>
    </>
  )
}
