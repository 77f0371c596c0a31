/**
 * What the openbook command says to the shell when it ends. Stable and public: docs/reference/command-line.md lists
 * them, and so does `openbook --help`.
 */
export const exitCodes = {
  ok: { code: 0, meaning: 'everything went as asked' },
  failed: { code: 1, meaning: 'something failed; what and how to mend it is on standard error' },
  rejections: { code: 2, meaning: 'load: the file went in, but some of its rows were rejected' },
  held: { code: 3, meaning: 'load: a file is held and nothing of it went in; it waits until someone says go or drop' },
  usage: { code: 64, meaning: 'the command line is wrong; nothing was done' },
  noNode: { code: 69, meaning: 'there is no Node here that Openbook can use, or its packages cannot be installed' },
  interrupted: { code: 130, meaning: 'interrupted by Ctrl-C; nothing is half-done' },
  terminated: { code: 143, meaning: 'ended by SIGTERM; nothing is half-done' },
} as const satisfies Record<string, { code: number; meaning: string }>

export type Outcome = keyof typeof exitCodes

/** Mildest first: of several files' outcomes the command reports the worst. */
const bySeverity: readonly Outcome[] = [
  'ok',
  'rejections',
  'held',
  'failed',
  'usage',
  'noNode',
  'interrupted',
  'terminated',
]

export function worst(outcomes: Iterable<Outcome>): Outcome {
  let found: Outcome = 'ok'
  for (const outcome of outcomes) {
    if (bySeverity.indexOf(outcome) > bySeverity.indexOf(found)) found = outcome
  }
  return found
}
