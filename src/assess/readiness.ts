import { findingRules } from '../book/findings.ts'

/**
 * SQL for a record's readiness by its own findings. Most records have none that is severe, so that is asked first.
 * @param record the first word of its codes
 * @param findings SQL for its open codes
 * @param proposed SQL for those of them that have a proposal
 */
export function readinessOf(record: 'client' | 'carrier' | 'policy', findings: string, proposed: string): string {
  const severe = Object.entries(findingRules)
    .filter(([code, { severity, rejects }]) => {
      return code.startsWith(`${record}.`) && !rejects && (severity === 'blocker' || severity === 'major')
    })
    .map(([code]) => `'${code}'`)
    .join(', ')
  return `case
    when not ${findings} && array[${severe}] then 'ready'
    when not exists (
      select from unnest(${findings}) as open (code) where code in (${severe}) and code <> all (${proposed})
    ) then 'repairable'
    else 'blocked' end`
}
