import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useView } from '../useView.ts'
import { FilterMenu } from './FilterMenu.tsx'
import classes from './filters.module.css'

export function DateFilter() {
  const { search } = useView()
  const [opened, setOpened] = useState(false)
  const given = search.expires_from !== undefined || search.expires_to !== undefined
  return (
    <FilterMenu name="X-date" chosen={given ? '1' : undefined} opened={opened} onChange={setOpened}>
      <DateForm done={() => setOpened(false)} />
    </FilterMenu>
  )
}

function DateForm({ done }: { done: () => void }) {
  const { search, change } = useView()
  const [from, setFrom] = useState(search.expires_from ?? '')
  const [to, setTo] = useState(search.expires_to ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change({ expires_from: from || undefined, expires_to: to || undefined })
    done()
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.pair}>
        <TextInput
          type="date"
          label="First day"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput type="date" label="Last day" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      </div>
      <p className={classes.remark}>The list has the next 12 months: what lies beyond is not in it.</p>
      <Button type="submit" size="xs">
        Show
      </Button>
    </form>
  )
}
