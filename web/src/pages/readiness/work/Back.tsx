import { Link } from '@tanstack/react-router'
import shared from '../readiness.module.css'
import type { Tab } from '../Tabs.tsx'

const names: Record<Tab, string> = {
  scorecard: 'Back to the scorecard',
  work: 'Back to the work list',
  repairs: 'Back to the repairs',
  types: 'Back to the policy types',
  held: 'Back to what is held back',
}

export function Back({ tab }: { tab: Tab }) {
  return (
    <Link to="/readiness" search={{ tab: tab === 'scorecard' ? undefined : tab }} className={shared.back}>
      {names[tab]}
    </Link>
  )
}
