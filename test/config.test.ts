import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

describe('the settings', () => {
  it.each(['', ' ', '\t'])('count as not set when they hold %j', (blank) => {
    expect(readConfig({ PORT: blank, HOST: blank, DATABASE_URL: blank })).toEqual(readConfig({}))
  })
})
