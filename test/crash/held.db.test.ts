import pino from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { openService, type Service } from '../../src/app.ts'
import { encryptionKey } from '../../src/keys/keys.ts'
import type { UploadRow } from '../../src/store/schema.ts'
import { clients } from '../guard/support.ts'
import { encryptTo } from '../support/encrypt.ts'
import { createInstallation, type Installation } from '../support/installation.ts'
import { startCommand } from '../support/process.ts'
import { whenNews } from './whenNews.ts'

const open: { book: Installation; service: Service }[] = []
afterAll(async () => {
  for (const { book, service } of open) {
    await service.close(0)
    await book.close()
  }
})

/** A full export is loaded; one that lost rows, and a delta after it, are received and wait. */
async function openLane() {
  const book = await createInstallation()
  const service = await openService(book.openbook, pino({ level: 'silent' }))
  open.push({ book, service })
  const key = await encryptionKey(book.openbook.config.keysDirectory)
  await book.load(await book.file('full.csv', clients(30_000)))
  const receive = async (csv: string, kind: 'delta' | 'snapshot') => {
    const bytes = await encryptTo(key, csv)
    const body = (async function* () {
      yield bytes
    })()
    return service.app.receive(body, { brokerId: book.brokerId, kind, force: false })
  }
  const held = await receive(clients(20_000, 1, 'Held'), 'snapshot')
  const after = await receive(clients(3, 1, 'After'), 'delta')
  const upload = async ({ id }: { id: number }) =>
    (await book.query<UploadRow>('select * from uploads where id = $1', [id]))[0]!
  const worker = () => startCommand(['work'], { DATABASE_URL: book.databaseUrl, OPENBOOK_DATA: book.folder })
  const names = async () =>
    (
      await book.query<{ names: string[] }>(`select array_agg(distinct split_part(name, ' ', 1)) as names from clients`)
    )[0]!.names
  return { book, service, held, after, upload, worker, names }
}

describe('a worker that is killed over a file that is held', () => {
  it.concurrent.each(['reading', 'settling', 'held'] as const)(
    'loses nothing and does nothing twice: %s',
    { timeout: 180_000 },
    async (moment) => {
      const { service, held, after, upload, worker, names, book } = await openLane()
      const first = worker()
      await whenNews(book, `it is ${moment} or over`, async () => {
        const { state, phase } = await upload(held)
        return state === 'held' || phase === moment
      })
      await first.end('SIGKILL')
      const second = worker()
      await whenNews(book, 'the file after it is loaded', async () => (await upload(after)).state === 'succeeded')
      expect(await upload(held)).toMatchObject({ state: 'held', rows_added: 0, rows_updated: 0, released: false })
      expect(await names()).toEqual(['After', 'Client'])
      expect(await book.query('select from changes where upload_id = $1', [held.id])).toEqual([])

      expect(await service.app.uploads.release(held)).toBe(true)
      await whenNews(book, 'it is loaded', async () => (await upload(held)).state === 'succeeded')
      expect(await upload(held)).toMatchObject({ rows_updated: 20_000, rows_added: 0, released: true })
      expect(await book.query('select from changes where upload_id = $1', [held.id])).toHaveLength(20_000)
      await second.end('SIGTERM')
    },
  )
})
