import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

/** Another program on a port of this machine, until it is released. Without a wish it takes any free port. */
export async function holdPort(wanted = 0): Promise<{ port: number; release(): Promise<void> }> {
  const server = createServer((socket) =>
    socket
      .on('error', () => {})
      .resume()
      .end('hello'),
  )
  const listening = once(server, 'listening')
  server.listen(wanted, '127.0.0.1')
  try {
    await listening
  } catch {
    // Somebody else has it already, which is as good.
    return { port: wanted, release: async () => {} }
  }
  const { port } = server.address() as AddressInfo
  return {
    port,
    release: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
