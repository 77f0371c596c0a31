import { createRootRoute, retainSearchParams } from '@tanstack/react-router'
import { pick } from './search.ts'
import { CrashPage, NotFoundPage } from './lostPages.tsx'
import { Shell } from './shell/Shell.tsx'

/** Every page is inside the shell, and speaks of the broker that `?broker=` names. */
export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
  validateSearch: pick(['broker']),
  search: { middlewares: [retainSearchParams(['broker'])] },
})
