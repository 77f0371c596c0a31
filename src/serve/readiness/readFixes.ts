import type { Reads } from '../../store/reads/run.ts'
import { readWorkList, type WorkListOptions } from '../../store/reads/workList.ts'
import { shapeFix, type FixShape } from '../shapes/readiness.ts'
import type { ReadinessQuery } from './readReadiness.ts'

/** Fixes of the work list without the scorecard: all, or the one that is asked for, wherever it stands in the list. */
export async function readFixes(
  store: Reads,
  { broker, asOf }: Pick<ReadinessQuery, 'broker' | 'asOf'>,
  options: WorkListOptions,
): Promise<FixShape[]> {
  const { fixes } = await readWorkList(store, broker?.id ?? 0, asOf, options)
  return fixes.map((fix) => shapeFix(fix, asOf, broker?.slug ?? ''))
}
