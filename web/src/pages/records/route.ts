import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root.tsx'
import { pick } from '../../app/search.ts'

const clientsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clients',
  validateSearch: pick(['q', 'state', 'sort']),
  component: lazyRouteComponent(() => import('./ClientsPage.tsx'), 'ClientsPage'),
})

const clientRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clients/$id',
  component: lazyRouteComponent(() => import('./ClientPage.tsx'), 'ClientPage'),
})

const carriersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/carriers',
  validateSearch: pick(['q', 'state', 'sort']),
  component: lazyRouteComponent(() => import('./CarriersPage.tsx'), 'CarriersPage'),
})

const carrierRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/carriers/$id',
  component: lazyRouteComponent(() => import('./CarrierPage.tsx'), 'CarrierPage'),
})

const policiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policies',
  validateSearch: pick(['q', 'type', 'office', 'client_id', 'carrier_id', 'expires_from', 'expires_to', 'sort']),
  component: lazyRouteComponent(() => import('./PoliciesPage.tsx'), 'PoliciesPage'),
})

export const recordRoutes = [clientsRoute, clientRoute, carriersRoute, carrierRoute, policiesRoute] as const
