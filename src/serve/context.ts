import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App } from './app.ts'
import type { BrokerDirectory } from './brokerDirectory.ts'
import type { UploadHub } from './events/hub.ts'
import type { Limits } from './limits.ts'
import type { Places } from './places.ts'

/** What the routes share. */
export interface Context {
  readonly app: App
  readonly limits: Limits
  readonly brokers: BrokerDirectory
  readonly hub: UploadHub
  readonly receiving: Places
  readonly exporting: Places
  readonly listening: Places
}

export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>
