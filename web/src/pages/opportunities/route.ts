import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root.tsx'
import { pick } from '../../app/search.ts'
import { filterNames } from './filters/names.ts'

const opportunitiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/opportunities',
  validateSearch: pick([...filterNames, 'sort', 'columns', 'chart']),
  component: lazyRouteComponent(() => import('./OpportunitiesPage.tsx'), 'OpportunitiesPage'),
})

const policyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policies/$id',
  component: lazyRouteComponent(() => import('./PolicyPage.tsx'), 'PolicyPage'),
})

export const opportunitiesRoutes = [opportunitiesRoute, policyRoute] as const

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The list that led to a policy: its address, to go back to. */
    list?: string
  }
}
