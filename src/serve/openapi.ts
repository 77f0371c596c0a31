import swagger from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { Server } from './context.ts'

/** Describes every route that is registered after this, from the schemas that check and shape it. */
export async function describeApi(server: Server, version: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Openbook',
        version,
        description:
          'A broker’s book of business: send encrypted exports, follow what becomes of them, read what is in the book.\n\n' +
          'Lists come in pages: follow `page.next_cursor`. Money is a decimal number as text, dates are YYYY-MM-DD. ' +
          'Errors are RFC 9457 problems with a stable `code` and a `hint`: [all of them](/docs/errors).',
      },
      tags: [
        { name: 'Uploads', description: 'Files received, and what came of them.' },
        { name: 'Opportunities', description: 'The policies that carriers can pursue.' },
        { name: 'Book', description: 'Clients, carriers and policies.' },
        { name: 'Decisions', description: 'The rules, and what somebody has to decide.' },
        { name: 'Readiness', description: 'How much of a book carriers may be shown, and what to mend first.' },
        { name: 'Brokers', description: 'The firms that send their books.' },
        { name: 'Operations', description: 'For whoever runs the server.' },
      ],
    },
    transform: jsonSchemaTransform,
    transformObject: (input) => complete(jsonSchemaTransformObject(input) as Description),
  })
}

interface Parameter {
  readonly in: string
  readonly name: string
  readonly description?: string
  readonly schema: object
}

type Description = ReturnType<typeof jsonSchemaTransformObject> & {
  paths: Record<string, { post?: { parameters?: Parameter[]; requestBody?: unknown } } | undefined>
  components: { schemas: Record<string, unknown> }
}

/** What the schemas do not say. */
function complete(description: Description): Description {
  // Every named schema comes twice, also as it would be sent to the server; none of them ever is.
  const schemas = Object.entries(description.components.schemas).filter(([name]) => !name.endsWith('Input'))
  // By name: they would come in the order in which files happened to be imported.
  description.components.schemas = Object.fromEntries(schemas.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const send = description.paths['/v1/uploads']?.post
  if (send !== undefined) {
    const description = 'The OpenPGP message; in a form its fields come before the file.'
    send.requestBody = { required: true, description, content: fileContent(send.parameters ?? []) }
  }
  return description
}

const file = { type: 'string', format: 'binary' }

/** What may be said of a file in the address may as well be a field of the form. */
function fileContent(parameters: readonly Parameter[]) {
  const fields = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, description, schema }) => [name, { ...schema, description }] as const)
  const properties = { ...Object.fromEntries(fields), file }
  return {
    'multipart/form-data': { schema: { type: 'object', properties, required: ['file'] } },
    'application/octet-stream': { schema: file },
    'application/pgp-encrypted': { schema: file },
  }
}
