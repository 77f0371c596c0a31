/** What a sample book is made from: the same options always make the same bytes. */
export interface SampleOptions {
  readonly seed: number
  readonly clients: number
  readonly carriers: number
  readonly policies: number
  /** The day around which policies expire, YYYY-MM-DD. */
  readonly asOf: string
  /** The share of rows, 0 to 1, that differ from the same book made without it: a later export of that book. */
  readonly changed?: number
}

/** Tells the tables' random numbers apart. */
export const place = { clients: 1, carriers: 2, policies: 3, series: 4, changed: 5 } as const
