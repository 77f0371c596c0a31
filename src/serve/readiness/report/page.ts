import { createHash } from 'node:crypto'
import type { Report } from '../readReport.ts'
import { html, Html } from './html.ts'
import { bookSheet, fixLists, workSheet } from './lists.ts'
import { style } from './style.ts'
import { summary } from './summary.ts'

const styleHash = createHash('sha256').update(style).digest('base64')

/** For the page below: its own style, and nothing else. */
export const reportPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** In the file itself, where there is no header. Whether it may be framed, only a header can say. */
const filePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`

/** The report as one HTML page that needs nothing from elsewhere: to read, to send by mail, to print. */
export function reportPage(report: Report): string {
  const { readiness } = report
  const title = `Readiness of ${nameOf(report)}, ${readiness.as_of}`
  const page: Html = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="${filePolicy}" />
      <title>${title}</title>
      <link rel="icon" href="data:," />
      ${styleTag}
    </head>
    <body>
      ${summary(readiness, nameOf(report))} ${workSheet(readiness)} ${fixLists(report)} ${bookSheet(readiness)}
    </body>
  </html> `
  return `<!doctype html>\n${page.text}`
}

/** Not escaped: it is written here, whole. */
const styleTag = new Html(`<style>${style}</style>`)

function nameOf({ readiness }: Report): string {
  return readiness.broker_name ?? 'this book'
}
