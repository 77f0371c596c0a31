/** What a file may hold. Beyond a limit the row is given up with a fault, and reading goes on at the next line. */
export interface ScanLimits {
  /** Bytes of one cell as it stands in the file, with its quotation marks and the spaces around it. */
  readonly cell: number
  /** Bytes of one row as it stands in the file, however many lines it has. */
  readonly record: number
  /** Cells of one row. */
  readonly columns: number
  /** Bytes of a row that is given up that are kept to show it. At most `cell`. */
  readonly shown: number
  /** Bytes that are read before they are scanned. Not a limit: it changes the speed and never the result. */
  readonly fill: number
}

export const scanLimits: ScanLimits = {
  cell: 64 * 1024,
  record: 1024 * 1024,
  columns: 1000,
  shown: 16 * 1024,
  fill: 128 * 1024,
}
