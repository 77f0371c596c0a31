import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import type { Schema } from '../../api/client.ts'
import { formatMany } from '../../words/format.ts'
import { formatAge } from './age.ts'

/** Something that somebody should do something about. */
export interface Trouble {
  readonly tone: 'blocked' | 'repairable'
  readonly what: string
  readonly todo: ReactNode
}

type Status = Schema<'Status'>

/** What is wrong, the worst first. */
export function findTroubles(status: Status): Trouble[] {
  const found = [ofDatabase(status), ofWorkers(status), ofKeys(status), ...ofQueue(status)]
  const troubles = found.filter((trouble) => trouble !== undefined)
  return troubles.toSorted((one, other) => Number(other.tone === 'blocked') - Number(one.tone === 'blocked'))
}

function ofDatabase({ database }: Status): Trouble | undefined {
  if (database.reachable) return undefined
  return {
    tone: 'blocked',
    what: 'The database cannot be reached.',
    todo: (
      <>
        Openbook tries again by itself, and nothing that was received is lost. If it stays like this,{' '}
        <code>openbook doctor</code> says what is wrong.
      </>
    ),
  }
}

function ofWorkers({ workers, started_at, now }: Status): Trouble | undefined {
  if (workers === null) return undefined
  const alive = workers.filter((worker) => worker.alive).length
  // A worker that has just started says so within seconds.
  if (alive === 0 && Date.parse(now) - Date.parse(started_at) > 10_000) {
    return {
      tone: 'blocked',
      what: 'No worker is running: files are received and kept, but nobody loads them.',
      todo: (
        <>
          Start one with <code>openbook work</code>, or start the server without <code>--no-work</code>.
        </>
      ),
    }
  }
  if (alive < workers.length) {
    const silent = workers.length - alive
    return {
      tone: 'repairable',
      what: `${formatMany(silent, 'worker')} ${silent === 1 ? 'has' : 'have'} fallen silent.`,
      todo: 'What was being loaded is given to another one by itself. The log of the silent one may say why.',
    }
  }
  return undefined
}

function ofKeys({ keys }: Status): Trouble | undefined {
  if (keys === null) {
    return {
      tone: 'blocked',
      what: 'The keys cannot be read: no file can be opened.',
      todo: (
        <>
          <code>openbook doctor</code> says which file is wrong.
        </>
      ),
    }
  }
  const current = keys.find((key) => key.handed_out)
  const make = (
    <>
      Make a new key with <code>openbook keys new</code> and send it to the brokers; the old one goes on opening files.
      The guide is <code>docs/how-to/rotate-keys.md</code>.
    </>
  )
  if (current === undefined) {
    return { tone: 'blocked', what: 'There is no key that brokers could encrypt to.', todo: make }
  }
  if (current.state !== 'expires-soon') return undefined
  return { tone: 'repairable', what: 'The key that brokers encrypt to expires soon.', todo: make }
}

function ofQueue({ queue }: Status): (Trouble | undefined)[] {
  if (queue === null) return []
  const { oldest_waiting_seconds: oldest, held, failed_last_day: failed } = queue
  return [
    oldest === null || oldest < longWait
      ? undefined
      : {
          tone: 'repairable',
          what: `The oldest file has waited for ${formatAge(oldest)}.`,
          todo: (
            <>
              More workers load more brokers’ files at the same time: <code>openbook work</code>.
            </>
          ),
        },
    failed === 0
      ? undefined
      : {
          tone: 'repairable',
          what: `${formatMany(failed, 'upload')} failed within the last 24 hours.`,
          todo: (
            <Link to="/uploads" search={{ state: 'failed' }}>
              See why, and what to do
            </Link>
          ),
        },
    held === 0
      ? undefined
      : {
          tone: 'repairable',
          what: `${formatMany(held, 'upload')} ${held === 1 ? 'is' : 'are'} held: somebody has to say go or drop.`,
          todo: (
            <Link to="/uploads" search={{ state: 'held' }}>
              Decide
            </Link>
          ),
        },
  ]
}

/** In seconds. */
const longWait = 10 * 60
