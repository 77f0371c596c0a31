import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { formatCount } from '../../../words/format.ts'
import { Changes } from './Changes.tsx'
import { Rejections } from './Rejections.tsx'
import classes from './rows.module.css'

/** What the upload did row by row: what it could not store, and what it changed. */
export function RowLists({ upload }: { upload: Schema<'Upload'> }) {
  const { show } = useSearch({ from: '/uploads/$id' })
  const navigate = useNavigate({ from: '/uploads/$id' })
  const { rejected, updated } = upload.counts
  const shown = show ?? (rejected === 0 && updated > 0 ? 'changed' : 'rejected')
  return (
    <Tabs
      value={shown === 'changed' ? 'changed' : 'rejected'}
      onChange={(value) => void navigate({ search: (now) => ({ ...now, show: value ?? '' }), replace: true })}
      keepMounted={false}
    >
      <Tabs.List>
        <Tabs.Tab value="rejected">
          Rejected rows <span className={classes.count}>{formatCount(rejected)}</span>
        </Tabs.Tab>
        <Tabs.Tab value="changed">
          Changed records <span className={classes.count}>{formatCount(updated)}</span>
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="rejected" pt="md">
        <Rejections upload={upload} />
      </Tabs.Panel>
      <Tabs.Panel value="changed" pt="md">
        <Changes upload={upload} />
      </Tabs.Panel>
    </Tabs>
  )
}
