import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount } from '../../../words/format.ts'
import classes from './notes.module.css'

type Params = Readonly<Record<string, string | number>>

/** The numbers in the reason for holding a file, side by side. Several reasons may be known at once. */
const figures: readonly (readonly [string, (params: Params) => string])[] = [
  ['rows', () => 'Valid rows in this file'],
  ['last_rows', ({ last_upload }) => (last_upload === undefined ? 'Records here' : 'In the last full export')],
  ['last_upload', () => 'The last full export'],
  ['share', () => 'That is'],
  ['threshold', () => 'Expected at least'],
  ['exported_at', () => 'This file is of'],
  ['newest', () => 'A newer one is of'],
  ['newest_upload', () => 'The newer one'],
  ['back', () => 'Policies that would go back'],
  ['matched', () => 'Of policies that are here already'],
  ['back_share', () => 'That is'],
  ['back_threshold', () => 'Fewer expected than'],
]

export function HoldFigures({ params }: { params: Params }) {
  return (
    <dl className={classes.numbers}>
      {figures.map(([name, title]) => {
        const value = params[name]
        if (value === undefined) return null
        return (
          <div key={name}>
            <dt>{title(params)}</dt>
            <dd className="ob-number">{shown(name, value)}</dd>
          </div>
        )
      })}
    </dl>
  )
}

function shown(name: string, value: string | number): ReactNode {
  if (name.endsWith('_upload')) {
    return (
      <Link to="/uploads/$id" params={{ id: String(value) }}>
        Upload {value}
      </Link>
    )
  }
  if (/share|threshold/.test(name)) return `${value}%`
  return typeof value === 'number' ? formatCount(value) : value
}
