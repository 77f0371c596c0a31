import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { formatShortMoney } from '../../../words/format.ts'
import { useView } from '../useView.ts'
import { FilterMenu } from './FilterMenu.tsx'
import classes from './filters.module.css'

export function PremiumFilter() {
  const { search } = useView()
  const [opened, setOpened] = useState(false)
  const given = search.premium_min !== undefined || search.premium_max !== undefined
  return (
    <FilterMenu name="Premium" chosen={given ? '1' : undefined} opened={opened} onChange={setOpened}>
      <PremiumForm done={() => setOpened(false)} />
    </FilterMenu>
  )
}

const usual = ['10000', '25000', '50000', '100000']

function PremiumForm({ done }: { done: () => void }) {
  const { search, change } = useView()
  const [from, setFrom] = useState(search.premium_min ?? '')
  const [to, setTo] = useState(search.premium_max ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isAmount(from) || !isAmount(to)) return
    change({ premium_min: plain(from) || undefined, premium_max: plain(to) || undefined })
    done()
  }
  const wrong = (text: string) => (isAmount(text) ? undefined : 'Write an amount such as 25,000.')
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.pair}>
        <TextInput
          label="From"
          inputMode="decimal"
          placeholder="0"
          leftSection="$"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          error={wrong(from)}
          data-autofocus
        />
        <TextInput
          label="To"
          inputMode="decimal"
          placeholder="any"
          leftSection="$"
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          error={wrong(to)}
        />
      </div>
      <div className={classes.usual}>
        {usual.map((amount) => (
          <button
            key={amount}
            type="button"
            onClick={() => {
              change({ premium_min: amount, premium_max: undefined })
              done()
            }}
          >
            {formatShortMoney(amount)} and more
          </button>
        ))}
      </div>
      <Button type="submit" size="xs">
        Show
      </Button>
    </form>
  )
}

const plain = (text: string) => text.replaceAll(/[$,\s]/g, '')
const isAmount = (text: string) => /^(\d{1,15}(\.\d{1,4})?)?$/.test(plain(text))
