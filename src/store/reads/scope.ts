import { sql, type RawBuilder } from 'kysely'

/**
 * SQL for why a policy is out of scope on a day: the code of a scope finding, or null when it is in scope.
 * `policy` is the alias of policy_assessments. A policy without any x-date is in scope: nobody can tell that it is not.
 */
export function outOfScope(policy: string, asOf: string): RawBuilder<string | null> {
  const xDate = sql.ref(`${policy}.x_date`)
  return sql<string | null>`case
    when ${sql.ref(`${policy}.aside`)} is not null then ${sql.ref(`${policy}.aside`)}
    when ${xDate} < ${asOf}::date then 'policy.expired.no-successor'
    when ${xDate} >= ${windowEnd(asOf)} then 'policy.window.beyond'
  end`
}

/** The first day after the window that begins at `asOf`. */
export function windowEnd(asOf: string): RawBuilder<string> {
  return sql<string>`(${asOf}::date + interval '12 months')::date`
}
