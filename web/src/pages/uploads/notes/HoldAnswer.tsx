import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { api, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { formatMany } from '../../../words/format.ts'
import { useUploadAction } from '../useUploadAction.ts'
import { nameOf } from '../words.ts'
import classes from './notes.module.css'

type Upload = Schema<'Upload'>

/** Go or drop, each with what it does before it does it. */
export function HoldAnswer({ upload }: { upload: Upload }) {
  const [asked, ask] = useState<'release' | 'discard'>()
  const isKept = upload.source === 'api'
  return (
    <>
      <Button disabled={!isKept} onClick={() => ask('release')}>
        Go: load it as it is
      </Button>
      <Button variant="default" onClick={() => ask('discard')}>
        Drop it
      </Button>
      {!isKept && (
        <p className={classes.hint}>
          It was loaded by a command, and its file is not kept here. To go, load it again:{' '}
          <code>openbook load --go</code>
        </p>
      )}
      <Modal
        opened={asked !== undefined}
        onClose={() => ask(undefined)}
        title={asked === 'release' ? `Load ${nameOf(upload)} as it is?` : `Drop ${nameOf(upload)}?`}
        closeButtonProps={{ 'aria-label': 'Close' }}
        // It would write a style of its own into the page, which the policy forbids.
        lockScroll={false}
        transitionProps={{ duration: 0 }}
        classNames={{ content: classes.dialog, header: classes.dialogHead, title: classes.dialogTitle }}
        centered
      >
        {asked !== undefined && <Confirm upload={upload} answer={asked} close={() => ask(undefined)} />}
      </Modal>
    </>
  )
}

interface ConfirmProps {
  readonly upload: Upload
  readonly answer: 'release' | 'discard'
  readonly close: () => void
}

function Confirm({ upload, answer, close }: ConfirmProps) {
  const action = useUploadAction(upload.id)
  return (
    <>
      <p className={classes.answer}>
        {answer === 'release' ? 'It is right all the same:' : 'It is not what it should be:'}
      </p>
      {answer === 'release' ? <WhatGoDoes upload={upload} /> : <WhatDropDoes />}
      {action.isError && (
        <p className={classes.refused} role="alert">
          {asProblem(action.error).message} {asProblem(action.error).hint}
        </p>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close}>
          Not now
        </Button>
        <Button loading={action.isPending} onClick={() => action.mutate(answer, { onSuccess: close })}>
          {answer === 'release' ? 'Go' : 'Drop'}
        </Button>
      </Group>
    </>
  )
}

function WhatGoDoes({ upload: { id, table, broker } }: { upload: Upload }) {
  const query = { broker, state: 'succeeded', limit: 100, ...(table !== null && { table }) } as const
  const { data } = api.useQuery('get', '/v1/uploads', { params: { query } })
  const since = data?.data.filter((other) => other.id > id).length ?? 0
  return (
    <ul>
      <li>Its rows go into the book: new ones are added, and what they say replaces what is here.</li>
      <li>Records that it does not have stay as they are.</li>
      {since > 0 && (
        <li>
          {since === 1
            ? '1 file that came after it is in the book already. Where that says otherwise, this one wins.'
            : `${formatMany(since, 'file')} that came after it are in the book already. Where they say otherwise, this one wins.`}
        </li>
      )}
      <li>Each record that it changes is kept as it was before.</li>
    </ul>
  )
}

function WhatDropDoes() {
  return (
    <ul>
      <li>Nothing of it gets into the book, and nothing that is here changes.</li>
      <li>The upload stays in the list as cancelled, with the reason.</li>
      <li>Ask the broker for a new export. A part of the book is welcome, sent as a delta.</li>
    </ul>
  )
}
