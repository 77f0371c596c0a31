/** From when on a file is held. The settings OPENBOOK_SNAPSHOT_MIN_SHARE, …STALE_SHARE and …STALE_MIN_ROWS. */
export interface GuardLimits {
  /** Per cent of the last full export's rows that a full export must have. 0: any number will do. */
  readonly snapshotMinShare: number
  /** Per cent of the policies in a file that would have to go back to an earlier term… */
  readonly staleShare: number
  /** …and how many of them at least. */
  readonly staleMinRows: number
}
