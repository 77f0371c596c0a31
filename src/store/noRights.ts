import { Failure } from '../book/failures.ts'

const insufficientPrivilege = '42501'

/** The database's refusal for want of rights as a Failure that says what to grant; any other error as it is. */
export function noRights(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== insufficientPrivilege) return error
  return new Failure('database.no-rights', { where, detail: error.message }, { cause: error })
}
