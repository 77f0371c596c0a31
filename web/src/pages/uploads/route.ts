import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root.tsx'
import { pick } from '../../app/search.ts'

const uploadsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/uploads',
  validateSearch: pick(['state', 'table', 'rejected']),
  component: lazyRouteComponent(() => import('./UploadsPage.tsx'), 'UploadsPage'),
})

/** `show`: which list stands under the figures; `cause`: which rejected rows are open. */
const oneUploadRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/uploads/$id',
  validateSearch: pick(['show', 'cause']),
  component: lazyRouteComponent(() => import('./OneUploadPage.tsx'), 'OneUploadPage'),
})

export const uploadsRoutes = [uploadsRoute, oneUploadRoute] as const
