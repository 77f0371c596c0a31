import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root.tsx'
import { pick } from '../../app/search.ts'

const readinessRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/readiness',
  validateSearch: pick(['tab']),
  component: lazyRouteComponent(() => import('./ReadinessPage.tsx'), 'ReadinessPage'),
})

export const readinessRoutes = [readinessRoute] as const
