import type { ReactNode } from 'react'
import type { Schema } from '../../api/client.ts'
import { tableTerms } from '../../words/fields.ts'
import { formatBytes, formatTime } from '../../words/format.ts'
import classes from './uploads.module.css'
import { kindNames } from './words.ts'

/** What file it is: one line of small facts under the page’s heading. */
export function UploadFacts({ upload }: { upload: Schema<'Upload'> }) {
  const { id, state, table, kind, bytes, created_at, source, exported_at, encrypted, key_fingerprint, sha256 } = upload
  const unknown = state === 'queued' || state === 'running' ? 'Not known yet' : 'Not known'
  return (
    <dl className={classes.facts}>
      <Fact name="Upload">{id}</Fact>
      <Fact name="Table">{table === null ? unknown : tableTerms[table].name}</Fact>
      <Fact name="Contains">{kind === null ? unknown : `${kindNames[kind]} (${kind})`}</Fact>
      <Fact name="Size">
        <span title={sha256 === null ? undefined : `SHA-256 ${sha256}`}>{formatBytes(bytes)}</span>
      </Fact>
      <Fact name={source === 'api' ? 'Sent' : 'Loaded by command'}>{formatTime(created_at)}</Fact>
      {exported_at !== null && <Fact name="Exported">{formatTime(exported_at)}</Fact>}
      {key_fingerprint !== null && (
        <Fact name="Opened with key">
          <code title={key_fingerprint}>{spellKey(key_fingerprint)}</code>
        </Fact>
      )}
      {!encrypted && <Fact name="Encrypted">No</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The end of a fingerprint, by which people compare keys. */
const spellKey = (fingerprint: string) => `… ${fingerprint.slice(-16).replaceAll(/(.{4})(?=.)/g, '$1 ')}`
