import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { bareServer } from './api.ts'
import { root } from './pages.ts'

export const apiTypesFile = join(root, 'web/src/api/schema.d.ts')

/** The web app's types, from what the server says of its API: a call that changes no longer compiles there. */
export async function apiTypes(): Promise<string> {
  const server = await bareServer()
  const generator = spawn(join(root, 'web/node_modules/.bin/openapi-typescript'), [], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  generator.stdin.end(JSON.stringify(server.swagger()))
  const [types] = await Promise.all([text(generator.stdout), ended(generator)])
  return types
}

function ended(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`openapi-typescript ended with ${code}`))))
  })
}
