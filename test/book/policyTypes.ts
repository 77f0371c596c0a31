import { readFileSync } from 'node:fs'

/** Policy types as agencies write them, and what each has to be taken for: a line, or why none can be told. */
export const policyTypes: readonly (readonly [label: string, taken: string])[] = readFileSync(
  new URL('policyTypes.txt', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' = ') as [string, string])
