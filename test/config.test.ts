import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connectionsFor } from '../src/app.ts'
import { readConfig } from '../src/config.ts'

describe('the settings', () => {
  it.each(['', ' ', '\t'])('count as not set when they hold %j', (blank) => {
    expect(readConfig({ PORT: blank, HOST: blank, DATABASE_URL: blank })).toEqual(readConfig({}))
  })

  it('refuse a passphrase file without a passphrase', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'openbook-')), 'passphrase')
    const read = (content: string) => {
      writeFileSync(file, content)
      return readConfig({ OPENBOOK_KEY_PASSPHRASE_FILE: file }).keyPassphrases
    }
    expect(read('secret\nan older one\r\n\n')).toEqual(['secret', 'an older one'])
    expect(readConfig({ OPENBOOK_KEY_PASSPHRASE: 'secret' }).keyPassphrases).toEqual(['secret'])
    for (const content of ['', '\nsecret\n']) {
      expect(() => read(content)).toThrow(expect.objectContaining({ code: 'config.invalid' }) as Error)
    }
  })

  it('know the names of the server', () => {
    expect(readConfig({}).hosts).toEqual(['127.0.0.1'])
    const given = { HOST: 'Box', OPENBOOK_HOSTS: 'Openbook.example.com , other.example' }
    expect(readConfig(given).hosts).toEqual(['box', 'openbook.example.com', 'other.example'])
    for (const OPENBOOK_HOSTS of ['https://openbook.example.com', 'a b', 'a,,b', '*']) {
      expect(() => readConfig({ OPENBOOK_HOSTS })).toThrow(expect.objectContaining({ code: 'config.invalid' }) as Error)
    }
  })

  it('leave connections for decisions and upkeep, however many uploads and loads they allow', () => {
    const most = readConfig({ OPENBOOK_UPLOADS_AT_ONCE: '100', OPENBOOK_CONCURRENCY: '32' })
    expect(connectionsFor(most) - 100 - 2 * 32).toBeGreaterThanOrEqual(4)
  })
})
