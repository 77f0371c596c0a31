import { Link, useSearch } from '@tanstack/react-router'
import classes from './readiness.module.css'

interface Props {
  /** What is chosen: “State”. */
  readonly label: string
  /** Its name in the address. */
  readonly name: 'step' | 'state' | 'types'
  /** The first is what counts where the address says nothing. */
  readonly options: readonly { readonly value: string; readonly name: string; readonly count?: number }[]
}

/** One of a few views, each a link. */
export function FilterLinks({ label, name, options }: Props) {
  const search = useSearch({ from: '/readiness' })
  const chosen = search[name] ?? options[0]?.value
  return (
    <nav className={classes.filters} aria-label={label}>
      {options.map((option) => (
        <Link
          key={option.value}
          to="/readiness"
          search={{ ...search, [name]: option.value }}
          aria-current={option.value === chosen ? 'page' : undefined}
          resetScroll={false}
        >
          {option.name}
          {option.count !== undefined && <span>{option.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
