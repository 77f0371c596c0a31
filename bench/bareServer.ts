import fastify from 'fastify'
import type { AddressInfo } from 'node:net'

/** Fastify with nothing on it: told sizes, it answers `/<size>` with a constant JSON text of that size. */
process.once('message', ({ sizes }: { sizes: number[] }) => void serve(sizes))
process.once('disconnect', () => process.exit())

async function serve(sizes: readonly number[]): Promise<void> {
  const app = fastify()
  for (const size of sizes) {
    const constant = JSON.stringify('x'.repeat(size - 2))
    app.get(`/${size}`, (_, reply) => reply.type('application/json; charset=utf-8').send(constant))
  }
  await app.listen({ host: '127.0.0.1', port: 0 })
  process.send!({ port: (app.server.address() as AddressInfo).port })
}
