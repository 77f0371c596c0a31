import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../../api/client.ts'
import { asProblem, type ApiProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import type { paths } from '../../../api/schema.d.ts'

export type LineChoice = paths['/v1/lines']['put']['requestBody']['content']['application/json']['line']

/** Says what a policy type is, or takes that back (null), and keeps what the API said to it. */
export function useDecision() {
  const broker = useBroker()
  const queries = useQueryClient()
  const [deciding, setDeciding] = useState<string>()
  const [said, setSaid] = useState<string>()
  const [problem, setProblem] = useState<ApiProblem>()
  const decide = async (label: string, line: LineChoice): Promise<boolean> => {
    setDeciding(label)
    setProblem(undefined)
    try {
      const { data } = await client.PUT('/v1/lines', { params: { query: { broker } }, body: { label, line } })
      setSaid(data?.message)
      await queries.invalidateQueries()
      return true
    } catch (error) {
      setProblem(asProblem(error))
      return false
    } finally {
      setDeciding(undefined)
    }
  }
  return { decide, deciding, said, problem }
}
