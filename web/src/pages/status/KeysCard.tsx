import type { Schema } from '../../api/client.ts'
import { Card } from '../../parts/Card.tsx'
import { ToneBadge } from '../../parts/ToneBadge.tsx'
import { formatDate } from '../../words/format.ts'
import type { Tone } from '../../words/terms.ts'
import classes from './status.module.css'

/** What `openbook keys list` says. */
export function KeysCard({ keys }: Pick<Schema<'Status'>, 'keys'>) {
  return (
    <Card title="Keys" aside={<a href="/v1/encryption-key">The key for brokers</a>}>
      {keys === null ? (
        <p className={classes.soft}>They cannot be read.</p>
      ) : keys.length === 0 ? (
        <p className={classes.soft}>
          There are none. <code>openbook keys new</code> makes one.
        </p>
      ) : (
        <ul className={classes.list}>
          {keys.map((key) => (
            <Key key={key.fingerprint} entry={key} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Key({ entry }: { entry: Schema<'Key'> }) {
  return (
    <li>
      <p className={classes.line}>
        {entry.handed_out && <ToneBadge tone="ready" name="Handed out to brokers" />}
        {!entry.handed_out && <ToneBadge tone="neutral" name={uses[entry.use]} />}
        <State entry={entry} />
        <span className={classes.who}>{entry.user_ids.join(', ')}</span>
      </p>
      <code className={classes.fingerprint}>{entry.fingerprint.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      <p className={classes.soft}>
        Made {formatDate(entry.created.slice(0, 10))} · {expiry(entry)}
      </p>
    </li>
  )
}

const uses = { 'opens-files': 'Opens files', 'checks-signatures': 'Checks signatures' } as const

function State({ entry: { state } }: { entry: Schema<'Key'> }) {
  const badges: Record<typeof state, { tone: Tone; name: string } | undefined> = {
    valid: undefined,
    'expires-soon': { tone: 'repairable', name: 'Expires soon' },
    expired: { tone: 'repairable', name: 'Expired' },
  }
  const badge = badges[state]
  return badge === undefined ? null : <ToneBadge {...badge} />
}

function expiry({ expires, state, use }: Schema<'Key'>): string {
  if (expires === null) return 'does not expire'
  const day = formatDate(expires.slice(0, 10))
  if (state !== 'expired') return `expires ${day}`
  return use === 'opens-files' ? `expired ${day}; still opens files` : `expired ${day}`
}
