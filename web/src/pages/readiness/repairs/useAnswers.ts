import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, type Schema } from '../../../api/client.ts'
import { asProblem, type ApiProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import { formatCount, formatMany } from '../../../words/format.ts'

export type Answer = 'accept' | 'refuse' | 'reopen'

interface Progress {
  readonly answer: Answer
  readonly done: number
  readonly of: number
  /** What the API said of the last one. */
  readonly said: string | undefined
  readonly problem: ApiProblem | undefined
  readonly running: boolean
}

/** Answers one repair or several, one after another; what comes of it is asked of the API anew. */
export function useAnswers() {
  const broker = useBroker()
  const queries = useQueryClient()
  const [progress, setProgress] = useState<Progress>()
  const send = async (repairs: readonly Schema<'Repair'>[], answer: Answer): Promise<void> => {
    const told = (more: Pick<Progress, 'done' | 'running'> & Partial<Progress>) =>
      setProgress({ answer, of: repairs.length, said: undefined, problem: undefined, ...more })
    let done = 0
    let said: string | undefined
    let problem: ApiProblem | undefined
    for (const { id } of repairs) {
      told({ done, running: true })
      try {
        said = await post[answer](id, broker)
        done++
      } catch (error) {
        problem = asProblem(error)
        break
      }
    }
    told({ done, said, problem, running: false })
    await queries.invalidateQueries()
  }
  return { progress, send, forget: () => setProgress(undefined) }
}

const post: Record<Answer, (id: string, broker: string | undefined) => Promise<string | undefined>> = {
  accept: async (id, broker) =>
    (await client.POST('/v1/repairs/{id}/accept', { params: { path: { id }, query: { broker } } })).data?.message,
  refuse: async (id, broker) =>
    (await client.POST('/v1/repairs/{id}/refuse', { params: { path: { id }, query: { broker } } })).data?.message,
  reopen: async (id, broker) =>
    (await client.POST('/v1/repairs/{id}/reopen', { params: { path: { id }, query: { broker } } })).data?.message,
}

const verbs: Record<Answer, readonly [running: string, done: string]> = {
  accept: ['Accepting', 'Accepted'],
  refuse: ['Refusing', 'Refused'],
  reopen: ['Taking back', 'Taken back'],
}

/** “Accepting 3 of 12 repairs …”, then what the API said, or “Accepted 12 repairs.” */
export function tellProgress({ answer, done, of, said, running, problem }: Progress): string {
  const [doing, did] = verbs[answer]
  if (running) return of === 1 ? `${doing} …` : `${doing} ${formatCount(done)} of ${formatMany(of, 'repair')} …`
  if (problem !== undefined) return done === 0 ? '' : `${did} ${formatCount(done)} of ${formatMany(of, 'repair')}.`
  return of === 1 && said !== undefined ? said : `${did} ${formatMany(of, 'repair')}.`
}
