import type { KeyInfo } from '../../keys/keys.ts'
import { alignedTable, visible } from '../console/alignedTable.ts'

/** Lines for people, with a warning for every private key that has expired. */
export function keyTable(keys: readonly KeyInfo[]): string[] {
  const heads = ['fingerprint', 'for', 'made', 'expires', 'use'].map((name) => ({ name }))
  const lines = alignedTable(
    heads,
    keys.map((key) => [
      key.fingerprint,
      key.userIds.join(', '),
      day(key.created),
      day(key.expires) ?? 'never',
      useOf(key),
    ]),
  )
  const expired = keys.filter((key) => key.expired && key.kind === 'private')
  const warnings = expired.map(
    (key) => `Warning: ${key.fingerprint} has expired. It still opens files, but nobody can encrypt to it any more.`,
  )
  return [...lines, ...warnings]
}

function useOf(key: KeyInfo): string {
  if (key.kind === 'signer') return 'checks signatures'
  return [
    key.current ? 'current' : 'opens files',
    ...(key.locked ? ['locked'] : []),
    ...(key.expired ? ['expired'] : []),
  ].join(', ')
}

/** The same for programs. */
export function keyDocument(key: KeyInfo): object {
  const { fingerprint, userIds, created, expires, expired, kind, locked, current } = key
  return {
    fingerprint,
    user_ids: userIds.map(visible),
    created,
    expires: expires ?? null,
    expired,
    kind,
    locked,
    current,
  }
}

function day(date: Date): string
function day(date: Date | undefined): string | undefined
function day(date: Date | undefined): string | undefined {
  return date?.toISOString().slice(0, 10)
}
