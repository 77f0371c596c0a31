import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Schema } from '../../../api/client.ts'
import classes from './types.module.css'
import type { LineChoice } from './useDecision.ts'

interface Props {
  readonly type: Pick<Schema<'PolicyType'>, 'label' | 'candidates' | 'line'>
  readonly choices: readonly Schema<'Line'>[]
  readonly busy: boolean
  readonly onDecide: (line: LineChoice) => void
}

/** What a policy type is, of the likely lines, of all others, or no property and casualty at all. */
export function DecideForm({ type, choices, busy, onDecide }: Props) {
  const [line, setLine] = useState('')
  const label = type.label.trim()
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (line !== '') onDecide(line as LineChoice)
      }}
    >
      <NativeSelect
        size="xs"
        aria-label={`What “${label}” is`}
        value={line}
        data={optionsOf(type, choices)}
        onChange={(event) => setLine(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" disabled={line === ''} loading={busy} aria-label={`Decide what “${label}” is`}>
        Decide
      </Button>
    </form>
  )
}

function optionsOf({ candidates, line }: Props['type'], choices: Props['choices']) {
  const others = choices.filter((choice) => choice.line !== line)
  const likely = others.filter((choice) => candidates.includes(choice.line))
  const families = [...new Set(others.map(({ family_name }) => family_name))]
  return [
    { value: '', label: 'Choose what it is …' },
    ...(likely.length === 0 ? [] : [{ group: 'Likely', items: likely.map(itemOf) }]),
    { group: 'None of these', items: [{ value: 'not-pc', label: 'Not property and casualty' }] },
    ...families.map((family) => ({
      group: family,
      items: others.filter(({ family_name }) => family_name === family).map(itemOf),
    })),
  ]
}

const itemOf = ({ line, name }: Schema<'Line'>) => ({ value: line, label: name })
