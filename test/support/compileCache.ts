import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Commands that tests start share what Node has compiled: each of them then starts in two thirds of the time. */
export const compileCache = { NODE_COMPILE_CACHE: join(tmpdir(), 'openbook-test-compile-cache') }
