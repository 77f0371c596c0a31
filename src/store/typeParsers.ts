import pg from 'pg'

const int8 = pg.types.builtins.INT8
const date = pg.types.builtins.DATE

/**
 * How values come out of the database: ids and counts as numbers (all are below 2^53, the tables check it), dates as
 * YYYY-MM-DD without a time zone's help, amounts as decimal strings, never as floats.
 */
export const typeParsers = {
  getTypeParser(type: number, format?: 'text' | 'binary') {
    if (type === int8) return Number
    if (type === date) return String
    return format === 'binary' ? pg.types.getTypeParser(type, 'binary') : pg.types.getTypeParser(type)
  },
} satisfies pg.CustomTypesConfig
