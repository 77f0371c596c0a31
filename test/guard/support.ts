import pino from 'pino'
import { openService, type Service } from '../../src/app.ts'
import { encryptionKey } from '../../src/keys/keys.ts'
import type { ReceiveRequest } from '../../src/serve/app.ts'
import type { UploadRow } from '../../src/store/schema.ts'
import { encryptTo } from '../support/encrypt.ts'
import { createInstallation, type Installation } from '../support/installation.ts'
import { until } from '../support/until.ts'

/** An installation with a server's service and a worker, to which files are sent as a broker sends them. */
export interface Desk {
  readonly book: Installation
  readonly service: Service
  /** Encrypts, to be sent now or later. */
  encrypt(csv: string, date?: Date): Promise<Buffer>
  receive(bytes: Buffer, request?: Partial<ReceiveRequest>): Promise<{ id: number; replayed: boolean }>
  send(csv: string, request?: Partial<ReceiveRequest>, date?: Date): Promise<UploadRow>
  /** Waits until the upload waits for nothing but somebody's word, if for anything. */
  ended(id: number): Promise<UploadRow>
  upload(id: number): Promise<UploadRow>
  close(): Promise<void>
}

export async function openDesk(settings: Record<string, string> = {}): Promise<Desk> {
  const book = await createInstallation(settings)
  const service = await openService(book.openbook, pino({ level: 'silent' }))
  const publicKey = await encryptionKey(book.openbook.config.keysDirectory)
  await service.startWorker()
  const desk: Desk = {
    book,
    service,
    encrypt: (csv, date) => encryptTo(publicKey, csv, date),
    async receive(bytes, request = {}) {
      const body = (async function* () {
        yield bytes
      })()
      return service.app.receive(body, { brokerId: book.brokerId, force: false, ...request })
    },
    async send(csv, request, date) {
      const { id } = await desk.receive(await desk.encrypt(csv, date), request)
      return desk.ended(id)
    },
    ended: (id) =>
      until(`upload ${id} has ended`, async () => {
        const row = await desk.upload(id)
        return !['queued', 'running'].includes(row.state) && row
      }),
    async upload(id) {
      const [row] = await book.query<UploadRow>('select * from uploads where id = $1', [id])
      return row!
    },
    async close() {
      await service.close()
      await book.close()
    },
  }
  return desk
}

const clientHeader = 'Id,Name,Address,City,State,Division,Major Group,Industry Group,SIC,Description\n'

/** `count` clients from id `from` on. */
export function clients(count: number, from = 1, name = 'Client'): string {
  const rows = Array.from({ length: count }, (_, n) => `${from + n},${name} ${from + n},,,Ohio,,,,,\n`)
  return clientHeader + rows.join('')
}

const policyHeader =
  'Id,Type,Division,CarrierId,ClientId,EffectiveDate,ExpirationDate,WrittenPremium,CarrierPolicyNumber\n'

/** Policies with ids from 1 on, one for each term: its effective and its expiration date. */
export function policies(terms: readonly (readonly [string, string])[]): string {
  return policyHeader + terms.map(([from, to], n) => `${n + 1},Auto,,1,1,${from},${to},100,P${n + 1}\n`).join('')
}
