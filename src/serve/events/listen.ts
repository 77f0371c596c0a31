import pg from 'pg'

export type Connection = pg.ClientConfig

interface Ears {
  /** Called on every connect: something may have been missed before. */
  readonly onConnect: () => void
  readonly onPayload: (payload: string) => void
}

const pauseBeforeRetry = 1000

/** Hears a channel's notifications over a connection of its own, which it makes again whenever it breaks. */
export function listen(connection: Connection, channel: string, ears: Ears): { close(): Promise<void> } {
  let closed = false
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined

  const connect = async () => {
    const mine = new pg.Client({ ...connection, application_name: 'openbook', keepAlive: true })
    client = mine
    let lost = false
    const again = () => {
      if (lost) return
      lost = true
      mine.end().catch(() => {})
      if (!closed) retry = setTimeout(() => void connect(), pauseBeforeRetry)
    }
    mine.on('error', again)
    mine.on('end', again)
    mine.on('notification', ({ payload }) => ears.onPayload(payload ?? ''))
    try {
      await mine.connect()
      await mine.query(`listen ${pg.escapeIdentifier(channel)}`)
      ears.onConnect()
    } catch {
      again()
    }
  }
  void connect()

  return {
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end().catch(() => {})
    },
  }
}
