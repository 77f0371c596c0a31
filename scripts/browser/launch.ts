import { chromium, type Browser } from 'playwright-core'

/** Asks nobody for updates, lists or proposals: nothing is fetched but what the page asks for. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]

/** Root has no sandbox of its own. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...quiet, ...asRoot] })
}
