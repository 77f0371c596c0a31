import { z } from 'zod'
import type { Context, Server } from '../context.ts'
import { negotiate } from '../negotiate.ts'
import { problems } from '../shapes/page.ts'

const armored = z.string().describe('The key, armored.')

const schema = {
  tags: ['Uploads'],
  summary: 'Get the public key to encrypt files to',
  description:
    '`curl http://localhost:3000/v1/encryption-key > openbook.asc`, then `gpg --encrypt --recipient-file openbook.asc FILE`.',
  response: {
    200: {
      description: 'The key.',
      content: {
        'text/plain': { schema: armored },
        'application/pgp-keys': { schema: armored },
        'application/json': { schema: z.object({ fingerprint: z.string(), armored }) },
      },
    },
    ...problems,
  },
}

/** `GET /v1/encryption-key`. */
export function encryptionKeyRoute(server: Server, context: Context): void {
  server.get('/v1/encryption-key', { schema, exposeHeadRoute: true }, async (request, reply) => {
    const key = await context.app.keys.encryptionKey()
    const type = negotiate(request.headers.accept, ['text/plain', 'application/pgp-keys', 'application/json'])
    if (type === 'application/json') {
      return reply.type(type).send({ fingerprint: await fingerprintOf(key), armored: key })
    }
    return reply.type(`${type}; charset=utf-8`).send(key)
  })
}

/** OpenPGP.js is loaded when somebody asks: the server does without it otherwise. */
async function fingerprintOf(armoredKey: string): Promise<string> {
  const { readKey } = await import('openpgp')
  return (await readKey({ armoredKey })).getFingerprint().toUpperCase()
}
