import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { openQueue } from '../../src/work/queue.ts'
import { administer, withDatabase } from '../support/database.ts'

/** A user and an empty database that is somebody else's. */
const name = `openbook_rights_${process.pid}_${randomBytes(4).toString('hex')}`
const server = inject('server')
const database = withDatabase(server.url, name)

function asUser(): string {
  const url = new URL(database)
  url.searchParams.set('options', `-c role=${name}`)
  return url.href
}

beforeAll(async () => {
  await administer(server.url, `create role ${name}`)
  await administer(server.url, `create database ${name} template template0`)
})
afterAll(async () => {
  await administer(server.url, `drop database ${name} with (force)`)
  await administer(server.url, `drop role ${name}`)
})

describe('a user without the rights to make tables', () => {
  const open = () => openStore({ databaseUrl: asUser(), dataDirectory: '/nonexistent' })

  it('is told what to grant, one right after the other, until all is there', async () => {
    await expect(open()).rejects.toMatchObject({ code: 'database.no-rights' })
    await administer(database, `grant create on schema public to ${name}`)
    const store = await open()
    try {
      const queue = () => openQueue(store, () => {})
      await expect(queue()).rejects.toMatchObject({ code: 'database.no-rights' })
      await administer(database, `grant create on database ${name} to ${name}`)
      await (await queue()).stop(1)
    } finally {
      await store.close()
    }
  })
})
