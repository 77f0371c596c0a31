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
  /**
   * Leave out the faults that keep a row from being stored, but for missing names, and ids and effective dates that
   * cannot be read: for programs that know less about CSV.
   */
  readonly wellFormed?: boolean
}

/** Tells the tables' random numbers apart. */
export const place = {
  clients: 1,
  carriers: 2,
  policies: 3,
  series: 4,
  changed: 5,
  cores: 6,
  states: 7,
  industries: 8,
  cells: 9,
  owners: 10,
  numbers: 11,
} as const
