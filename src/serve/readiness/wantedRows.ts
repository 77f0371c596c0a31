import { Failure } from '../../book/failures.ts'
import { findingRules, type FindingCode } from '../../book/findings.ts'
import { tableNames, type TableName } from '../../book/tables.ts'
import { fixIdOf } from '../../store/reads/fixId.ts'
import type { Wanted } from '../../store/reads/fixRows.ts'
import { InvalidRequest } from '../problems.ts'

export interface WantedRows {
  readonly wanted: Wanted
  readonly table: TableName
  /** They are not in the book: they were rejected and wait to come back. */
  readonly rejected: boolean
}

/**
 * Which rows a request means by `code` or `fix`.
 * @throws InvalidRequest, Failure `request.not-found`
 */
export function wantedRows({ code, fix }: { code?: string | undefined; fix?: string | undefined }): WantedRows {
  if ((code === undefined) === (fix === undefined)) {
    throw new InvalidRequest([{ name: 'fix', message: 'Give either fix or code.' }])
  }
  const named = fix === undefined ? code! : fix.split('~', 1)[0]!
  if (!(named in findingRules)) throw new Failure('request.not-found', { what: `finding code ${named.slice(0, 60)}` })
  const known = named as FindingCode
  const table = tableOf(known, fix)
  if (table === undefined) {
    const message =
      'Rows of every table may have this code, or it is about no row: ask for one of the fixes of /v1/readiness.'
    throw new InvalidRequest([{ name: fix === undefined ? 'code' : 'fix', message }])
  }
  return { wanted: fix === undefined ? { code: known } : { fix }, table, rejected: findingRules[known].rejects }
}

function tableOf(code: FindingCode, fix: string | undefined): TableName | undefined {
  const about = { client: 'clients', carrier: 'carriers', policy: 'policies' } as const
  const [first] = code.split('.', 1)
  if (first !== undefined && first in about) return about[first as keyof typeof about]
  return tableNames.find((table) => fixIdOf(code, table) === fix)
}
