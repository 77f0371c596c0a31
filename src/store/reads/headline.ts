import { sql, type RawBuilder } from 'kysely'
import type { FindingCode } from '../../book/findings.ts'
import { gradeOf, type Amount, type Graded } from '../../book/grade.ts'
import { run, type Reads } from './run.ts'
import { outOfScope } from './scope.ts'

/**
 * A book's figures on a day, in rows and premium. Every policy is in one of them:
 * all = ready + repairable + blocked + out of scope, and undated ones are among the blocked.
 */
export interface Headline extends Graded {
  readonly all: Amount
  /** In scope and in the window, and what is undated: what the grade is a share of. */
  readonly inScope: Amount
  readonly ready: Amount
  readonly repairable: Amount
  readonly blocked: Amount
  /** In scope and without any renewal date, so that nobody knows whether they renew in the window. */
  readonly undated: Amount
  readonly outOfScope: Amount
  readonly reasons: readonly (Amount & { readonly code: FindingCode })[]
}

/** SQL for the premium that counts in figures: what is zero or less, or not known, counts as nothing. */
export function countedPremium(policy: string): RawBuilder<string> {
  return sql<string>`greatest(coalesce(${sql.ref(`${policy}.premium`)}, 0), 0)`
}

interface Part extends Amount {
  /** The code of a scope finding, or the readiness, or 'undated'. */
  readonly standing: string
}

export async function readHeadline(store: Reads, brokerId: number, asOf: string): Promise<Headline> {
  const statement = sql<Part>`
    select coalesce(${outOfScope('p', asOf)}, case when p.x_date is null then 'undated' else p.readiness end)
        as standing,
      count(*) as rows, sum(${countedPremium('p')})::text as premium
    from policy_assessments p where p.broker_id = ${brokerId} group by 1 order by 1`
  return headlineOf(await run(store, statement.compile(store.reads)))
}

function headlineOf(parts: readonly Part[]): Headline {
  const one = (standing: string) => total(parts.filter((part) => part.standing === standing))
  const reasons = parts.filter(({ standing }) => standing.includes('.'))
  const [ready, repairable, undated] = [one('ready'), one('repairable'), one('undated')]
  const blocked = total([one('blocked'), undated])
  const inScope = total([ready, repairable, blocked])
  return {
    ...gradeOf(ready, inScope),
    all: total(parts),
    inScope,
    ready,
    repairable,
    blocked,
    undated,
    outOfScope: total(reasons),
    reasons: reasons.map(({ standing, rows, premium }) => ({ code: standing as FindingCode, rows, premium })),
  }
}

export function total(amounts: readonly Amount[]): Amount {
  return {
    rows: amounts.reduce((sum, { rows }) => sum + rows, 0),
    premium: addDecimals(amounts.map(({ premium }) => premium)),
  }
}

/** The sum of decimals, to the last digit. */
function addDecimals(decimals: readonly string[]): string {
  const places = Math.max(0, ...decimals.map((decimal) => decimal.split('.')[1]?.length ?? 0))
  const sum = decimals.reduce((all, decimal) => {
    const [whole = '0', fraction = ''] = decimal.split('.')
    return all + BigInt(whole + fraction.padEnd(places, '0'))
  }, 0n)
  const digits = sum.toString().padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}
