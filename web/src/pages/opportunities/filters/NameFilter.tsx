import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useView } from '../useView.ts'
import classes from './filters.module.css'

/** A part of the client’s name; asked for once the typing rests. */
export function NameFilter() {
  const { search, change } = useView()
  const [text, setText] = useState(search.q ?? '')
  const [known, setKnown] = useState(search.q)
  const ask = useDebouncedCallback((q: string) => change({ q: q === '' ? undefined : q }), 300)
  if (known !== search.q) {
    // It came about here, or was cleared elsewhere, or another view was opened.
    setKnown(search.q)
    if (text.trim() !== (search.q ?? '')) setText(search.q ?? '')
  }
  return (
    <TextInput
      className={classes.name}
      type="search"
      aria-label="Client’s name"
      placeholder="Client’s name"
      leftSection={<Search size={14} aria-hidden="true" />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        ask(event.currentTarget.value.trim())
      }}
    />
  )
}
