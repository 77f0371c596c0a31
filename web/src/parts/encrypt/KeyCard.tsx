import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import { api } from '../../api/client.ts'
import { asProblem } from '../../api/problem.ts'
import { Copy } from '../Copy.tsx'
import { Loading } from '../Loading.tsx'
import { ProblemNote } from '../ProblemNote.tsx'
import classes from './encrypt.module.css'

/** The public key that files are encrypted to: what it is known by, and how to get it. */
export function KeyCard() {
  const {
    data: key,
    error,
    isPending,
    refetch,
  } = api.useQuery('get', '/v1/encryption-key', { headers: { accept: 'application/json' } }, { staleTime: 60_000 })
  if (isPending) return <Loading what="the key" />
  if (key === undefined) return <ProblemNote problem={asProblem(error)} retry={() => void refetch()} />
  return (
    <div className={classes.key}>
      <p className={classes.fingerprint}>
        <span>Fingerprint</span>
        <code>{key.fingerprint.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <div className={classes.buttons}>
        <Button
          component="a"
          href="/v1/encryption-key"
          download="openbook.asc"
          size="xs"
          variant="default"
          leftSection={<Download size={14} aria-hidden="true" />}
        >
          Download openbook.asc
        </Button>
        <Copy value={key.armored} what="the key" />
      </div>
    </div>
  )
}
