/** What a typed reader answers for a cell with nothing in it, and in a checked column: null. */
export const EMPTY = Number.NaN

/** What a typed reader answers for a cell that is not of its kind. */
export const UNREADABLE = Number.POSITIVE_INFINITY
