import { CloseButton, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Activity, Building2, FileText, Gauge, House, Inbox, Landmark, Target, Upload } from 'lucide-react'
import { Brand } from './Brand.tsx'
import { BrokerChoice } from './BrokerChoice.tsx'
import { SchemeSwitch } from './SchemeSwitch.tsx'
import classes from './shell.module.css'

const places = [
  [
    { to: '/', name: 'Home', icon: House },
    { to: '/opportunities', name: 'Opportunities', icon: Target },
    { to: '/readiness', name: 'Readiness', icon: Gauge },
  ],
  [
    { to: '/upload', name: 'Send files', icon: Upload },
    { to: '/uploads', name: 'Uploads', icon: Inbox },
  ],
  [
    { to: '/clients', name: 'Clients', icon: Building2 },
    { to: '/carriers', name: 'Carriers', icon: Landmark },
    { to: '/policies', name: 'Policies', icon: FileText },
  ],
  [{ to: '/status', name: 'Status', icon: Activity }],
] as const

const groups = ['The book', 'Files', 'Records', 'Server']

export function Rail({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <>
      <Group justify="space-between" className={classes.top}>
        <Brand />
        {opened && <CloseButton onClick={close} aria-label="Close the menu" hiddenFrom="sm" c="inherit" />}
      </Group>
      <BrokerChoice />
      <div className={classes.places}>
        {places.map((group, index) => (
          <div key={groups[index]}>
            <p className={classes.group}>{groups[index]}</p>
            {group.map(({ to, name, icon: Icon }) => (
              <Link
                key={to}
                to={to}
                className={classes.place}
                activeOptions={{ exact: to === '/', includeSearch: false }}
              >
                <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
                {name}
              </Link>
            ))}
          </div>
        ))}
      </div>
      <div className={classes.foot}>
        <SchemeSwitch />
        <a href="/docs">API reference</a>
      </div>
    </>
  )
}
