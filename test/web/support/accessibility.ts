import axe from 'axe-core'
import type { RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds against WCAG 2.2 AA on the page as it is now, of those that are serious or critical. */
export function findBarriers(page: Page): Promise<string[]> {
  return runAxe(page, { runOnly: standards })
}

/** The same of colours alone: all that another scheme can change, in a tenth of the time. */
export function findColorBarriers(page: Page): Promise<string[]> {
  return runAxe(page, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } })
}

async function runAxe(page: Page, options: RunOptions): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(
    async (asked) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run(document, asked)
      return violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        where: nodes.map(({ html }) => html.slice(0, 160)),
      }))
    },
    { ...options, resultTypes: ['violations'], preload: false } satisfies RunOptions,
  )
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, where }) => `${impact}: ${id} at ${where.join(' and ')}`)
}

/** Whether the page as a whole has to be scrolled sideways. */
export function isWiderThanWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}
