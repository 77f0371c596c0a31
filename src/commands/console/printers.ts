import pg from 'pg'
import { csvLine } from '../../sample/csv.ts'
import { count, duration, plural } from '../output.ts'
import { alignedTable } from './alignedTable.ts'

export interface ResultColumn {
  readonly name: string
  /** PostgreSQL's number of the type. */
  readonly type: number
}

/** Where a statement's result goes. `begin` comes once for every statement that succeeds, also without columns. */
export interface RowPrinter {
  begin(columns: readonly ResultColumn[]): void
  row(cells: readonly (string | null)[]): void
  end(command: string, rowCount: number | null): void
  /** The statement failed, perhaps after some of its rows. */
  fail(error: { message: string; code?: string; line?: number }): void
}

type Write = (text: string) => void

const { INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, MONEY, BOOL, JSON: JSON_TYPE, JSONB } = pg.types.builtins
const numeric = new Set<number>([INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, MONEY])
const shownRows = 10_000

/** For people: an aligned table of at most 10,000 rows, and how many there were. */
export function tablePrinter(write: Write, timed: boolean): RowPrinter {
  let columns: readonly ResultColumn[] = []
  let rows: (readonly (string | null)[])[] = []
  let seen = 0
  let started = performance.now()
  return {
    begin(given) {
      columns = given
    },
    row(cells) {
      seen += 1
      if (rows.length < shownRows) rows.push(cells)
    },
    end(command, rowCount) {
      const time = timed ? `, ${duration(performance.now() - started)}` : ''
      if (columns.length > 0) {
        const heads = columns.map(({ name, type }) => ({ name, right: numeric.has(type) }))
        const counted =
          seen > rows.length
            ? `${count(rows.length)} of ${count(seen)} rows shown; --csv prints all`
            : plural(seen, 'row')
        write(`${alignedTable(heads, rows).join('\n')}\n(${counted}${time})\n`)
      } else if (command) {
        write(`${command}${rowCount === null ? '' : ` ${rowCount}`}${timed ? ` (${time.slice(2)})` : ''}\n`)
      }
      ;[columns, rows, seen, started] = [[], [], 0, performance.now()]
    },
    fail() {
      ;[columns, rows, seen, started] = [[], [], 0, performance.now()]
    },
  }
}

/** For spreadsheets and pipes: all rows, header first, nothing else. */
export function csvPrinter(write: Write): RowPrinter {
  return {
    begin(columns) {
      if (columns.length > 0) write(csvLine(columns.map((column) => column.name)))
    },
    row: (cells) => write(csvLine(cells.map((cell) => cell ?? ''))),
    end() {},
    fail() {},
  }
}

/**
 * For programs: one JSON document a statement, on one line:
 * `{"columns":["id"],"rows":[{"id":1}],"command":"SELECT","count":1}`, or with `"error"` at its end when it failed.
 */
export function jsonPrinter(write: Write): RowPrinter {
  let columns: readonly ResultColumn[] | undefined
  let rows = 0
  const begin = (given: readonly ResultColumn[]) => {
    columns = given
    rows = 0
    write(`{"columns":${JSON.stringify(given.map((column) => column.name))},"rows":[`)
  }
  const end = (rest: object) => {
    write(`],${JSON.stringify(rest).slice(1)}\n`)
    columns = undefined
  }
  return {
    begin,
    row(cells) {
      const record = Object.fromEntries(columns!.map(({ name, type }, index) => [name, jsonValue(type, cells[index]!)]))
      write(`${rows > 0 ? ',' : ''}${JSON.stringify(record)}`)
      rows += 1
    },
    end: (command, rowCount) => end({ command, count: rowCount }),
    fail(error) {
      if (columns === undefined) begin([])
      end({ error })
    },
  }
}

/** Numbers that JSON can hold exactly are numbers; decimals stay strings. */
function jsonValue(type: number, cell: string | null): unknown {
  if (cell === null) return null
  if (type === BOOL) return cell === 't'
  if (type === JSON_TYPE || type === JSONB) return JSON.parse(cell)
  if (!numeric.has(type) || type === NUMERIC || type === MONEY) return cell
  const number = Number(cell)
  return Number.isFinite(number) && (type !== INT8 || Number.isSafeInteger(number)) ? number : cell
}
