import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export type Found = { readonly path: string } | { readonly path: undefined; readonly why: string }

/**
 * A Chromium to drive: the one that OPENBOOK_TEST_CHROMIUM names, else one at the usual places, else Debian's, installed
 * now where apt is there and may be used.
 */
export function findChromium(): Found {
  const named = process.env.OPENBOOK_TEST_CHROMIUM
  if (named !== undefined) {
    return runs(named) ? { path: named } : { path: undefined, why: `OPENBOOK_TEST_CHROMIUM is ${named}: no program` }
  }
  return look() ?? install()
}

function look(): Found | undefined {
  const path = usual.find(runs)
  return path === undefined ? undefined : { path }
}

function install(): Found {
  if (process.getuid?.() !== 0) return { path: undefined, why: 'there is none, and only root may install one' }
  if (spawnSync('apt-get', ['--version']).status !== 0) {
    return { path: undefined, why: 'there is none, and no apt-get to install one with' }
  }
  console.log('Browser: installing Debian’s Chromium (once)')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => spawnSync('apt-get', ['-qq', '-y', ...args], { env, timeout: 300_000 })
  apt('update')
  apt('install', '--no-install-recommends', 'chromium')
  return look() ?? { path: undefined, why: 'there is none, and apt-get could not install one' }
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
