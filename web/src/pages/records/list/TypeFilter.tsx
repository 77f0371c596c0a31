import { Autocomplete } from '@mantine/core'
import { api } from '../../../api/client.ts'
import { useBroker } from '../../../app/broker.tsx'
import classes from './list.module.css'
import { useListView } from './useListView.ts'
import { useState } from 'react'

/** Exactly one of the agency’s own labels: chosen from those that there are, those with most premium first. */
export function TypeFilter() {
  const broker = useBroker()
  const { search, change } = useListView()
  const [text, setText] = useState(search.type ?? '')
  const [shown, setShown] = useState(search.type)
  if (shown !== search.type) {
    setShown(search.type)
    setText(search.type ?? '')
  }
  const types = api.useQuery('get', '/v1/lines', { params: { query: { broker, limit: 500 } } }, { staleTime: 60_000 })
  const labels = [...new Set((types.data?.data ?? []).map(({ label }) => label))]
  const take = (type: string) => change({ type: type.trim() === '' ? undefined : type.trim() })
  return (
    <Autocomplete
      className={classes.type}
      aria-label="Policy type"
      placeholder="Policy type"
      data={labels}
      limit={60}
      maxLength={200}
      value={text}
      onChange={(value) => {
        setText(value)
        if (value === '') take('')
      }}
      onOptionSubmit={take}
      onKeyDown={({ key }) => {
        if (key === 'Enter') take(text)
      }}
      onBlur={() => take(text)}
      clearable
    />
  )
}
