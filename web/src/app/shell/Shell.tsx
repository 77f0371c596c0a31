import { AppShell, Burger, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api } from '../../api/client.ts'
import { asProblem } from '../../api/problem.ts'
import { Loading } from '../../parts/Loading.tsx'
import { ProblemNote } from '../../parts/ProblemNote.tsx'
import { Brand } from './Brand.tsx'
import { Rail } from './Rail.tsx'
import classes from './shell.module.css'

/** The frame around every page: where one is, where one can go, and which broker's book it is. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure()
  const place = useRouterState({ select: ({ location }) => location.pathname })
  useEffect(close, [place, close])
  return (
    <AppShell
      layout="alt"
      header={{ height: { base: 52, sm: 0 } }}
      navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={0}
      transitionDuration={0}
    >
      <a className={classes.skip} href="#page">
        Skip to the page
      </a>
      <AppShell.Header hiddenFrom="sm" className={classes.bar}>
        <Group h="100%" px="md" gap="sm">
          <Burger opened={opened} onClick={toggle} size="sm" color="currentColor" aria-label="Menu" />
          <Brand />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.rail} aria-label="Pages">
        <Rail opened={opened} close={close} />
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1} className={classes.main}>
        <Page />
      </AppShell.Main>
    </AppShell>
  )
}

function Page() {
  const brokers = api.useQuery('get', '/v1/brokers', {}, { staleTime: 60_000 })
  if (brokers.isPending) return <Loading what="the book" />
  // Once they are known, each page says for itself that the server does not answer.
  if (brokers.data === undefined)
    return <ProblemNote problem={asProblem(brokers.error)} retry={() => void brokers.refetch()} />
  return <Outlet />
}
