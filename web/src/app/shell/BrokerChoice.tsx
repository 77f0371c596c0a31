import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useBroker, useBrokers } from '../broker.tsx'
import classes from './shell.module.css'

/** Whose book it is; a choice where there are several. Another broker has other records, so one starts at home. */
export function BrokerChoice() {
  const brokers = useBrokers() ?? []
  const broker = useBroker()
  const navigate = useNavigate()
  if (brokers.length === 0) return null
  if (brokers.length === 1) return <p className={classes.broker}>{brokers[0]!.name}</p>
  return (
    <NativeSelect
      className={classes.brokers}
      aria-label="Broker"
      size="sm"
      value={broker}
      data={brokers.map(({ slug, name, sample }) => ({ value: slug, label: sample ? `${name} (sample)` : name }))}
      onChange={(event) => void navigate({ to: '/', search: { broker: event.currentTarget.value } })}
    />
  )
}
