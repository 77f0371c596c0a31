import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useBrokers } from '../../app/broker.tsx'
import { formatDate } from '../../words/format.ts'
import type { Choices } from './sending/sendFile.ts'
import classes from './upload.module.css'

interface Props {
  readonly choices: Choices
  readonly onChange: (choices: Choices) => void
}

/** What can be said of the next files. Most need none of it. */
export function ChoicesForm({ choices, onChange }: Props) {
  const brokers = useBrokers() ?? []
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  const real = brokers.filter(({ sample }) => !sample)
  const owners = [
    ...(real.length === 0 ? [{ value: '', label: 'A new broker' }] : []),
    ...brokers.map(({ slug, name, sample }) => ({ value: slug, label: sample ? `${name} (sample)` : name })),
  ]
  const set = (name: keyof Choices) => (event: { currentTarget: { value: string } }) =>
    onChange({ ...choices, [name]: event.currentTarget.value === '' ? undefined : event.currentTarget.value })
  return (
    <details className={classes.choices}>
      <summary>
        {owners.length > 1 ? `Whose book: ${ownerOf(owners, choices)}` : 'Options'}
        <span>{saysOf(choices)}</span>
      </summary>
      <div className={classes.fields}>
        {owners.length > 1 && (
          <NativeSelect label="Whose book" data={owners} value={choices.broker ?? ''} onChange={set('broker')} />
        )}
        <NativeSelect
          label="What the rows are"
          description="The header row tells, nearly always."
          value={choices.table ?? ''}
          onChange={set('table')}
          data={[
            { value: '', label: 'The header row tells' },
            { value: 'clients', label: 'Clients' },
            { value: 'carriers', label: 'Carriers' },
            { value: 'policies', label: 'Policies' },
          ]}
        />
        <NativeSelect
          label="How many of them"
          description="Of a full export, too few rows are noticed."
          value={choices.kind ?? ''}
          onChange={set('kind')}
          data={[
            { value: '', label: 'As this broker usually sends' },
            { value: 'snapshot', label: 'All: this is a full export' },
            { value: 'delta', label: 'Some: new and changed rows' },
          ]}
        />
        <TextInput
          type="date"
          label="Exported on"
          description="So that an old export cannot undo a newer one."
          max={today}
          value={choices.exported_at ?? ''}
          onChange={set('exported_at')}
        />
      </div>
    </details>
  )
}

const ownerOf = (owners: readonly { value: string; label: string }[], { broker }: Choices) =>
  owners.find(({ value }) => value === (broker ?? ''))?.label ?? 'the broker'

function saysOf({ table, kind, exported_at }: Choices): string {
  const said = [
    table,
    kind === undefined ? undefined : kind === 'snapshot' ? 'full export' : 'new and changed rows',
    exported_at === undefined ? undefined : `exported ${formatDate(exported_at)}`,
  ].filter((one) => one !== undefined)
  return said.length === 0 ? 'Table, full export, date: found out by itself' : said.join(', ')
}
