/** The server's own limits: none of them is a setting, tests make them small. Times are milliseconds. */
export interface Limits {
  /** Whole lists (CSV, NDJSON) sent at the same time; each holds a database connection. */
  readonly exportsAtOnce: number
  /** Listeners to uploads' events at the same time. */
  readonly listenersAtOnce: number
  /** How long a sender may take for the next `paceBytes` of a file. */
  readonly paceTime: number
  readonly paceBytes: number
  /** The longest a whole request may take to arrive. */
  readonly requestTime: number
  /** A connection on which nothing moves for this long is closed. */
  readonly idleTime: number
  readonly headersTime: number
  /** Between two comments that keep an event stream alive. */
  readonly heartbeatTime: number
  /** Between two looks at the uploads being listened to, should a notification get lost. */
  readonly pollTime: number
  /** How long requests under way may go on once the server closes. */
  readonly closeTime: number
  /** How long the list of brokers is believed. */
  readonly brokersTime: number
}

export const defaultLimits: Limits = {
  exportsAtOnce: 4,
  listenersAtOnce: 500,
  paceTime: 60_000,
  paceBytes: 64 * 1024,
  requestTime: 3_600_000,
  idleTime: 120_000,
  headersTime: 20_000,
  heartbeatTime: 15_000,
  pollTime: 2_000,
  closeTime: 10_000,
  brokersTime: 2_000,
}
