import { randomBytes } from 'node:crypto'

/**
 * The app's one page, for one answer. The components put their styles into the page; the nonce in the policy and on
 * the page lets these in and no others.
 */
export function appPage(html: string): { readonly html: string; readonly policy: string } {
  const nonce = randomBytes(16).toString('base64')
  return {
    html: html.replace('<head>', `<head>\n    <meta name="style-nonce" content="${nonce}" />`),
    policy: [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "font-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  }
}
