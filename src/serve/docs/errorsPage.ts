import { failureRules } from '../../book/failures.ts'

/** What a problem's `type` leads to: every code, what it means and how to mend it. */
export function errorsPage(): string {
  const entries = Object.entries(failureRules).map(
    ([code, { status, title, sentence, hint }]) => `
    <section id="${code}">
      <h2><code>${code}</code> ${escapeHtml(title)} (${status})</h2>
      <p>${escapeHtml(sentence)}</p>
      <p>${escapeHtml(hint)}</p>
    </section>`,
  )
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Openbook: errors</title></head>
  <body>
    <h1>Errors</h1>
    <p>Every error answer has one of these codes. The <a href="/docs">reference</a> describes the calls.</p>${entries.join('')}
  </body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
