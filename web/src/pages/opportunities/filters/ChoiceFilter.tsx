import { Loader, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Schema } from '../../../api/client.ts'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { formatCount, formatShortMoney } from '../../../words/format.ts'
import { useChoices } from '../useTotals.ts'
import { useView } from '../useView.ts'
import { nameChoice, valuesOf, type Choice } from './choices.ts'
import { FilterMenu } from './FilterMenu.tsx'
import classes from './filters.module.css'

type Group = Schema<'OpportunityGroup'>

/** Choosing among the values that there are, each with its policies and premium; an office is one, the rest several. */
export function ChoiceFilter({ choice }: { choice: Choice }) {
  const { search } = useView()
  const [opened, setOpened] = useState(false)
  const chosen = search[choice.filter] === undefined ? undefined : valuesOf(choice, search[choice.filter]).length
  return (
    <FilterMenu name={choice.name} chosen={chosen} opened={opened} onChange={setOpened}>
      <Choices choice={choice} opened={opened} />
    </FilterMenu>
  )
}

function Choices({ choice, opened }: { choice: Choice; opened: boolean }) {
  const { search, filters } = useView()
  const [part, setPart] = useState('')
  // At the top is what was chosen when it was opened: nothing moves under the pointer.
  const [first] = useState(() => valuesOf(choice, search[choice.filter]))
  const { groups, problem } = useChoices(filters, choice.filter, choice.grouping, opened)
  const place = useRef<HTMLDivElement>(null)
  const isThere = groups !== undefined
  // The menu was opened before there was anything in it to go to.
  useEffect(() => place.current?.querySelector('input')?.focus(), [isThere])
  if (problem !== undefined) return <ProblemNote problem={problem} />
  if (groups === undefined) {
    return (
      <div className={classes.waiting} role="status">
        <Loader size="xs" /> Loading …
      </div>
    )
  }
  const named = arrange(groups, first)
  const found = named.filter((group) => nameChoice(choice, group).toLowerCase().includes(part.toLowerCase().trim()))
  const none = groups.find((group) => group.key === null)
  return (
    <div ref={place}>
      {named.length > 8 && (
        <TextInput
          className={classes.search}
          aria-label={`Search ${choice.several}`}
          placeholder={`Search ${formatCount(named.length)} ${choice.several}`}
          leftSection={<Search size={14} aria-hidden="true" />}
          value={part}
          onChange={(event) => setPart(event.currentTarget.value)}
        />
      )}
      <ChoiceList choice={choice} groups={found} />
      {found.length === 0 && <p className={classes.remark}>There is none.</p>}
      {found.length > most && <p className={classes.remark}>The first {most}: search for others.</p>}
      {none !== undefined && part === '' && (
        <p className={classes.remark}>
          {formatCount(none.count)} more, {formatShortMoney(none.premium)}, without one.
        </p>
      )}
    </div>
  )
}

/** Those that were chosen first, even where nothing is left of them; then all others. */
function arrange(groups: readonly Group[], first: readonly string[]): Group[] {
  const found = first.map((key) => groups.find((group) => group.key === key) ?? nothing(key))
  return [...found, ...groups.filter(({ key }) => key !== null && !first.includes(key))]
}

const nothing = (key: string): Group => ({ key, title: null, count: 0, premium: '0' })

/** More cannot be looked through anyway. */
const most = 200

function ChoiceList({ choice, groups }: { choice: Choice; groups: readonly Group[] }) {
  const { search, change } = useView()
  const chosen = valuesOf(choice, search[choice.filter])
  const toggle = (key: string) => {
    const rest = chosen.filter((value) => value !== key)
    const values = rest.length < chosen.length ? rest : choice.one === true ? [key] : [...chosen, key]
    change({ [choice.filter]: values.length === 0 ? undefined : values.join() })
  }
  return (
    <fieldset className={classes.choices}>
      <legend>{choice.name}</legend>
      {groups.slice(0, most).map((group) => (
        <label key={group.key} className={classes.choice}>
          <input type="checkbox" checked={chosen.includes(group.key!)} onChange={() => toggle(group.key!)} />
          <span>{nameChoice(choice, group)}</span>
          <small>{formatCount(group.count)}</small>
          <small>{formatShortMoney(group.premium)}</small>
        </label>
      ))}
    </fieldset>
  )
}
