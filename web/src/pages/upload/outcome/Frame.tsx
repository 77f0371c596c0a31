import { CloseButton } from '@mantine/core'
import { FileLock2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatBytes } from '../../../words/format.ts'
import { remove } from '../sending/outbox.ts'
import classes from '../upload.module.css'

interface Props {
  readonly parcelKey: string
  readonly name: ReactNode
  readonly size: number
  readonly badge: ReactNode
  readonly dismiss?: string
  readonly children: ReactNode
}

/** A file by its name, and what there is to say of it. */
export function Frame({ parcelKey, name, size, badge, dismiss = 'Take off this list', children }: Props) {
  return (
    <li className={classes.parcel}>
      <div className={classes.parcelHead}>
        <FileLock2 size={18} strokeWidth={1.5} aria-hidden="true" />
        <strong className={classes.name}>{name}</strong>
        <span className={classes.size}>{formatBytes(size)}</span>
        {badge}
        <CloseButton size="sm" aria-label={dismiss} title={dismiss} onClick={() => remove(parcelKey)} />
      </div>
      {children}
    </li>
  )
}
