import { createRouter } from '@tanstack/react-router'
import { rootRoute } from './root.tsx'
import { parseSearch, writeSearch } from './search.ts'
import { homeRoute } from '../pages/home/route.ts'
import { uploadRoute } from '../pages/upload/route.ts'
import { uploadsRoutes } from '../pages/uploads/route.ts'
import { readinessRoutes } from '../pages/readiness/route.ts'
import { opportunitiesRoutes } from '../pages/opportunities/route.ts'
import { recordRoutes } from '../pages/records/route.ts'
import { statusRoute } from '../pages/status/route.ts'

const routeTree = rootRoute.addChildren([
  homeRoute,
  uploadRoute,
  ...uploadsRoutes,
  ...readinessRoutes,
  ...opportunitiesRoutes,
  ...recordRoutes,
  statusRoute,
])

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
