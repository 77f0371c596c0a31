import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root.tsx'
import { pick } from '../../app/search.ts'

const opportunitiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/opportunities',
  validateSearch: pick(['line', 'state', 'sort']),
  component: lazyRouteComponent(() => import('./OpportunitiesPage.tsx'), 'OpportunitiesPage'),
})

const policyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policies/$id',
  component: lazyRouteComponent(() => import('./PolicyPage.tsx'), 'PolicyPage'),
})

export const opportunitiesRoutes = [opportunitiesRoute, policyRoute] as const
