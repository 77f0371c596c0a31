import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import classes from './list.module.css'

interface Props {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly kind: 'search' | 'text' | 'date'
  readonly maxLength?: number
}

/** A filter that is written; it is asked for once the writing rests. */
export function FilterInput({ label, value = '', onChange, kind, maxLength = 200 }: Props) {
  const [text, setText] = useState(value)
  const asked = useRef(value)
  const ask = useDebouncedCallback((wanted: string) => {
    // A date whose year is still being written.
    if (kind === 'date' && wanted !== '' && wanted < '1900') return
    asked.current = wanted
    onChange(wanted === '' ? undefined : wanted)
  }, 300)
  // Cleared elsewhere, or another view was opened; what comes back from here is older than what is written meanwhile.
  useEffect(() => {
    if (value === asked.current) return
    asked.current = value
    setText(value)
  }, [value])
  return (
    <TextInput
      className={classes[kind]}
      type={kind}
      aria-label={label}
      {...(kind === 'date' ? { label, labelProps: { 'aria-hidden': true } } : { placeholder: label })}
      leftSection={kind === 'search' ? <Search size={14} aria-hidden="true" /> : undefined}
      value={text}
      maxLength={maxLength}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        ask(currentTarget.value.trim())
      }}
    />
  )
}
