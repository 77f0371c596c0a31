/** One thing that was looked at. */
export interface Check {
  readonly name: string
  readonly state: 'ok' | 'warn' | 'fail'
  /** What was found. Never a secret. */
  readonly found: string
  /** What to do, where it is not ok. */
  readonly advice?: string
}

export const ok = (name: string, found: string): Check => ({ name, state: 'ok', found })
export const warn = (name: string, found: string, advice: string): Check => ({ name, state: 'warn', found, advice })
export const fail = (name: string, found: string, advice: string): Check => ({ name, state: 'fail', found, advice })
