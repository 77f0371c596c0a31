import { afterAll, beforeAll, describe } from 'vitest'
import { chooseEngine, type OpenEngine } from '../../../src/decrypt/engines.ts'
import { gpgProgram } from './gpgTool.ts'

/** Runs the tests on each engine; gpg's are left out, and say so, where it is not installed. */
export function onEachEngine(tests: (engine: () => OpenEngine) => void): void {
  for (const name of ['gpg', 'openpgpjs'] as const) {
    const missing = name === 'gpg' && gpgProgram === undefined
    const title = missing ? 'left out: gpg is not installed' : 'on this machine'
    describe.skipIf(missing)(`${name}, ${title}`, () => {
      let engine: OpenEngine
      beforeAll(async () => {
        engine = await chooseEngine(name)
      })
      afterAll(() => engine?.close())
      tests(() => engine)
    })
  }
}
