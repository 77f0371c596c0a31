import { afterAll } from 'vitest'
import { endCommands } from './process.ts'

// Modules are shared by the files that a worker runs, so that a hook in one of them is set for the first file only.
afterAll(endCommands)
