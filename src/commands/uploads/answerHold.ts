import { Failure } from '../../book/failures.ts'
import { describeOvertaken } from '../../book/holds.ts'
import type { Config } from '../../config.ts'
import { shapeUpload, type UploadShape } from '../../serve/shapes/upload.ts'
import { countLoadedSince, readUpload } from '../../store/reads/uploads.ts'
import { openStore, type Store } from '../../store/store.ts'
import { discardUpload, releaseUpload, type UploadKey } from '../../store/uploads.ts'
import { openQueue } from '../../work/queue.ts'
import { queueAgain } from '../../work/queueAgain.ts'

/**
 * Says go or drop to a held upload, as the API does.
 * @throws Failure `request.not-found`; `request.conflict` when it is not held; `work.file-not-kept`
 */
export async function answerHold(
  config: Config,
  answer: 'release' | 'discard',
  id: number,
): Promise<{ upload: UploadShape; text: string }> {
  const store = await openStore(config)
  try {
    const before = await readUpload(store, id)
    if (before === undefined) throw new Failure('request.not-found', { what: `upload ${id}` })
    if (answer === 'release' && before.state === 'held' && before.source === 'command') {
      throw new Failure('work.file-not-kept', { upload: id })
    }
    const key = { brokerId: before.broker_id, id }
    const done = answer === 'release' ? await release(store, key) : await discardUpload(store.pool, key)
    const upload = shapeUpload((await readUpload(store, id))!)
    if (!done) {
      throw new Failure('request.conflict', {
        detail: `Upload ${id} is ${upload.state}, and only a held one can be answered.`,
      })
    }
    const overtaken = describeOvertaken(before.table_name, await countLoadedSince(store, before))
    const text =
      answer === 'release'
        ? `Upload ${id} is queued again and is not held any more.${overtaken} A server or a worker loads it: openbook serve, openbook work`
        : `Upload ${id} is dropped; nothing of it is in the book.`
    return { upload, text }
  } finally {
    await store.close()
  }
}

async function release(store: Store, key: UploadKey): Promise<boolean> {
  const queue = await openQueue(store, () => {})
  try {
    return await queueAgain(store, queue, key, releaseUpload)
  } finally {
    await queue.stop(1)
  }
}
