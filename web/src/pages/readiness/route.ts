import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root.tsx'
import { pick } from '../../app/search.ts'

const readinessRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/readiness',
  // step and show narrow the work list, state and table the repairs, types the policy types.
  validateSearch: pick(['tab', 'step', 'show', 'state', 'table', 'types']),
  component: lazyRouteComponent(() => import('./ReadinessPage.tsx'), 'ReadinessPage'),
})

const fixRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/readiness/fixes/$id',
  component: lazyRouteComponent(() => import('./work/FixPage.tsx'), 'FixPage'),
})

const findingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/readiness/findings/$code',
  component: lazyRouteComponent(() => import('./work/FindingPage.tsx'), 'FindingPage'),
})

const repairRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/readiness/repairs/$id',
  component: lazyRouteComponent(() => import('./repairs/RepairPage.tsx'), 'RepairPage'),
})

export const readinessRoutes = [readinessRoute, fixRoute, findingRoute, repairRoute] as const
