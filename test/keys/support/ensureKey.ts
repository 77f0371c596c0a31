import { once } from 'node:events'
import { ensureKey } from '../../../src/keys/keys.ts'

/** A process of its own that makes the first key when it is told to, beside others that do the same. */
process.send?.('ready')
await once(process, 'message')
const { fingerprint } = await ensureKey(process.argv[2] as string)
process.send?.(fingerprint, () => process.disconnect())
