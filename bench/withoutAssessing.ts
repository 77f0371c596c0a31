import type { Place } from './place.ts'

/**
 * Until disposed of, no book counts as changed, so that no worker assesses it: what is measured then is loading alone.
 * Assessing has a section of its own.
 */
export async function withoutAssessing({ query }: Place): Promise<AsyncDisposable> {
  await query(`create function keep_from_assessing() returns trigger language plpgsql as 'begin return null; end'`)
  await query(
    'create trigger keep_from_assessing before insert or update on books for each row execute function keep_from_assessing()',
  )
  return {
    async [Symbol.asyncDispose]() {
      await query('drop function keep_from_assessing cascade')
    },
  }
}
