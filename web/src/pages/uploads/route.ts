import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root.tsx'
import { pick } from '../../app/search.ts'

const uploadsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/uploads',
  validateSearch: pick(['state', 'table']),
  component: lazyRouteComponent(() => import('./UploadsPage.tsx'), 'UploadsPage'),
})

const oneUploadRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/uploads/$id',
  component: lazyRouteComponent(() => import('./OneUploadPage.tsx'), 'OneUploadPage'),
})

export const uploadsRoutes = [uploadsRoute, oneUploadRoute] as const
