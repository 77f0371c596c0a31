import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { isKnownHost } from '../../src/serve/knownHost.ts'

const names = ['openbook.example.com']

describe('isKnownHost', () => {
  it.each([
    undefined,
    'localhost',
    'LOCALHOST:3000',
    'localhost.',
    'app.localhost:3000',
    '127.0.0.1:3000',
    '10.1.2.3',
    '[::1]:3000',
    '[2001:db8::1]',
    hostname(),
    'openbook.example.com',
    'Openbook.Example.com:443',
    'openbook.example.com.',
  ])('knows %s', (host) => {
    expect(isKnownHost(host, names)).toBe(true)
  })

  it.each([
    '',
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    'evil-localhost',
    '127.0.0.1.evil.example',
    'a.openbook.example.com',
    'localhost@evil.example',
    'evil.example/localhost',
    'evil.example#localhost',
    'evil.example, localhost',
    '[::1',
    ':3000',
  ])('does not know %j', (host) => {
    expect(isKnownHost(host, names)).toBe(false)
  })
})
