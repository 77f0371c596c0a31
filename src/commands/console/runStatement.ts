import { once } from 'node:events'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { hasNoReader } from '../output.ts'
import type { ResultColumn, RowPrinter } from './printers.ts'

/** One connection to the database, and how to stop what runs on it. */
export interface Session {
  readonly client: pg.Client
  /** Asks the database to stop the running statement, by another connection. */
  cancel(): Promise<void>
  /** The database has ended the connection. */
  isLost(): boolean
}

/** Values as the database writes them, so that nothing is shown other than it is. */
const asText = { getTypeParser: () => (value: string | Buffer) => String(value) } as pg.CustomTypesConfig

/**
 * Runs one statement and hands its rows to the printer as they come; where the reader of the output is slower than the
 * database, the database waits.
 * @throws pg.DatabaseError
 */
export async function runStatement(
  session: Session,
  text: string,
  printer: RowPrinter,
  output: NodeJS.WritableStream,
): Promise<void> {
  if (/^copy\b[^]*\bto\s+stdout\b/i.test(text)) return copyOut(session, text, output)
  const query = new pg.Query<(string | null)[]>({ text, rowMode: 'array', types: asText } as pg.QueryConfig)
  let columns: readonly ResultColumn[] | undefined
  query.on('row', (row, result) => {
    if (columns === undefined) printer.begin((columns = columnsOf(result?.fields)))
    printer.row(row)
    holdBack(session, output)
  })
  const ended = new Promise<pg.ResultBuilder>((resolve, reject) => query.on('end', resolve).on('error', reject))
  session.client.query(query)
  const result = await ended
  if (columns === undefined) printer.begin(columnsOf(result.fields))
  printer.end(result.command, result.rowCount)
}

/** `copy … to stdout` comes as it is, whatever the printer. */
async function copyOut(session: Session, text: string, output: NodeJS.WritableStream): Promise<void> {
  for await (const piece of session.client.query(copyTo(text)) as AsyncIterable<Buffer>) {
    if (hasNoReader(output)) break
    if (!output.write(piece)) await Promise.race([once(output, 'drain'), once(output, 'close')])
  }
}

function holdBack(session: Session, output: NodeJS.WritableStream): void {
  if (hasNoReader(output)) {
    session.cancel().catch(() => {})
    return
  }
  const { stream } = session.client.connection
  if (!output.writable || !('writableNeedDrain' in output) || output.writableNeedDrain !== true || stream.isPaused())
    return
  stream.pause()
  const goOn = () => {
    output.off('drain', goOn)
    output.off('close', goOn)
    stream.resume()
  }
  output.on('drain', goOn)
  output.on('close', goOn)
}

function columnsOf(fields: readonly pg.FieldDef[] | undefined): ResultColumn[] {
  return (fields ?? []).map((field) => ({ name: field.name, type: field.dataTypeID }))
}
