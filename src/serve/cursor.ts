import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { Position } from '../store/reads/keyset.ts'
import { InvalidRequest } from './problems.ts'

/**
 * A cursor says where a page starts and which list it belongs to, so that one used with other filters or another
 * sort is refused instead of answering nonsense. Opaque, not secret: the check sum is there against accidents.
 */

const content = z.tuple([z.string(), z.string().nullable(), z.int().min(0)])

/** @param list everything that makes the list what it is: the call, the broker, the filters, the sort */
export function writeCursor(list: unknown, position: Position | undefined): string | null {
  if (position === undefined) return null
  const text = JSON.stringify([fingerprint(list), position.key, position.id])
  return Buffer.from(`${sum(text)}${text}`).toString('base64url')
}

/**
 * @param keys what the position's key looks like, where there is one
 * @throws InvalidRequest naming `cursor`
 */
export function readCursor(list: unknown, cursor: string | undefined, keys?: RegExp): Position | undefined {
  if (cursor === undefined) return undefined
  const text = Buffer.from(cursor, 'base64url').toString()
  const [checksum, rest] = [text.slice(0, 8), text.slice(8)]
  if (sum(rest) !== checksum) throw wrong(notOurs)
  const [of, key, id] = contentOf(rest)
  if (of !== fingerprint(list)) {
    throw wrong('Belongs to a list with other filters or another sort. Go on with the same ones, or start without it.')
  }
  if (key !== null && keys?.test(key) !== true) throw wrong(notOurs)
  return { key, id }
}

const notOurs = 'Is not one that was given out here. Take the next_cursor of a page as it is.'

function contentOf(text: string): z.output<typeof content> {
  try {
    return content.parse(JSON.parse(text))
  } catch {
    throw wrong(notOurs)
  }
}

function fingerprint(list: unknown): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 11)
}

function sum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0')
}

function wrong(message: string): InvalidRequest {
  return new InvalidRequest([{ name: 'cursor', message }])
}
