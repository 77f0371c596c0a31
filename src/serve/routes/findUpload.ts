import { Failure } from '../../book/failures.ts'
import { readUpload, type Upload } from '../../store/reads/uploads.ts'
import type { Context } from '../context.ts'

/**
 * An upload by its id, which is its own across all brokers; a broker that is named all the same has to be the one.
 * @throws Failure `request.not-found`, `broker.unknown`
 */
export async function findUpload(context: Context, id: number, slug: string | undefined): Promise<Upload> {
  if (slug !== undefined) await context.brokers.find(slug)
  const upload = await readUpload(context.app.store, id)
  if (upload === undefined || (slug !== undefined && slug !== upload.broker)) {
    throw new Failure('request.not-found', { what: `upload ${id}` })
  }
  return upload
}

export function keyOf(upload: Upload): { brokerId: number; id: number } {
  return { brokerId: upload.broker_id, id: upload.id }
}
