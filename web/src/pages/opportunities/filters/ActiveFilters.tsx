import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '../../../api/client.ts'
import { formatDate, formatMoney, formatMonth } from '../../../words/format.ts'
import { bucketTerms, readinessTerms } from '../../../words/terms.ts'
import { useChoices } from '../useTotals.ts'
import { noFilters, useView } from '../useView.ts'
import { choices, nameChoice, valuesOf, type Choice } from './choices.ts'
import classes from './filters.module.css'
import { monthOf } from './months.ts'
import type { FilterName } from './names.ts'

/** What narrows the list now, each to be taken away by itself. */
export function ActiveFilters() {
  const { search, filters, change } = useView()
  const chips = [...dayChips(search), ...plainChips(search)]
  const chosen = choices.filter(({ filter }) => search[filter] !== undefined)
  if (chips.length === 0 && chosen.length === 0 && filters.client_id === undefined) return null
  return (
    <ul className={classes.chips} aria-label="Filters in use">
      {chips.map(({ name, value, takes }) => (
        <Chip key={name} name={name} remove={() => change(Object.fromEntries(takes.map((each) => [each, undefined])))}>
          {value}
        </Chip>
      ))}
      {chosen.map((choice) => (
        <ChoiceChips key={choice.filter} choice={choice} />
      ))}
      {search.client_id !== undefined && <ClientChip id={search.client_id} />}
      <li>
        <button type="button" className={classes.clear} onClick={() => change(noFilters)}>
          Clear all
        </button>
      </li>
    </ul>
  )
}

interface ChipOf {
  readonly name: string
  readonly value: string
  readonly takes: readonly FilterName[]
}

type Search = ReturnType<typeof useView>['search']

function dayChips(search: Search): ChipOf[] {
  const { expires_from: from, expires_to: to, as_of } = search
  const month = monthOf(search)
  const days =
    month !== undefined
      ? formatMonth(month)
      : from !== undefined && to !== undefined
        ? `${spellDay(from)} – ${spellDay(to)}`
        : from !== undefined
          ? `from ${spellDay(from)}`
          : `until ${spellDay(to ?? '')}`
  return [
    ...(as_of === undefined ? [] : [{ name: 'As of', value: spellDay(as_of), takes: ['as_of'] as const }]),
    ...(from === undefined && to === undefined
      ? []
      : [{ name: 'X-date', value: days, takes: ['expires_from', 'expires_to'] as const }]),
  ]
}

function plainChips({ bucket, premium_min: least, premium_max: most, q, sic, readiness }: Search): ChipOf[] {
  const premium =
    least !== undefined && most !== undefined
      ? `${spellMoney(least)} – ${spellMoney(most)}`
      : least !== undefined
        ? `${spellMoney(least)} and more`
        : `up to ${spellMoney(most ?? '')}`
  const chips: (ChipOf | undefined)[] = [
    bucket === undefined ? undefined : { name: 'Time left', value: termOf(bucketTerms, bucket), takes: ['bucket'] },
    least === undefined && most === undefined
      ? undefined
      : { name: 'Premium', value: premium, takes: ['premium_min', 'premium_max'] },
    q === undefined ? undefined : { name: 'Client’s name', value: q, takes: ['q'] },
    sic === undefined ? undefined : { name: 'SIC', value: `${sic}…`, takes: ['sic'] },
    readiness === undefined || readiness === 'ready'
      ? undefined
      : {
          name: 'Readiness',
          value: termOf({ ...readinessTerms, any: { name: 'Any' } }, readiness),
          takes: ['readiness'],
        },
  ]
  return chips.filter((chip) => chip !== undefined)
}

// An address may say anything; the API then says what it expects.
const termOf = (terms: Record<string, { readonly name: string }>, word: string) => terms[word]?.name ?? word
const spellDay = (day: string) => (Number.isNaN(Date.parse(day)) ? day : formatDate(day))
const spellMoney = (amount: string) => (Number.isNaN(Number(amount)) ? amount : formatMoney(amount))

function ChoiceChips({ choice }: { choice: Choice }) {
  const { search, filters, change } = useView()
  const { groups } = useChoices(filters, choice.filter, choice.grouping, true)
  const values = valuesOf(choice, search[choice.filter])
  return values.map((key) => {
    const rest = values.filter((value) => value !== key)
    const title = groups?.find((group) => group.key === key)?.title ?? null
    return (
      <Chip
        key={key}
        name={choice.name}
        remove={() => change({ [choice.filter]: rest.length === 0 ? undefined : rest.join() })}
      >
        {nameChoice(choice, { key, title })}
      </Chip>
    )
  })
}

function ClientChip({ id }: { id: string }) {
  const { filters, change } = useView()
  const { data } = api.useQuery('get', '/v1/clients/{id}', {
    params: { path: { id: Number(id) }, query: { broker: filters.broker } },
  })
  return (
    <Chip name="Client" remove={() => change({ client_id: undefined })}>
      {data?.name ?? id}
    </Chip>
  )
}

function Chip({ name, children, remove }: { name: string; children: ReactNode; remove: () => void }) {
  return (
    <li>
      <button type="button" className={classes.chip} onClick={remove}>
        <span className={classes.hidden}>Remove </span>
        <small>{name}</small> {children}
        <X size={13} aria-hidden="true" />
      </button>
    </li>
  )
}
