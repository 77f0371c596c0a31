/**
 * What an upload's reader should know although the upload went through, as data. Stable, public codes, listed in
 * docs/reference/warnings.md (a test holds the two together).
 */

export const warningRules = {
  'decrypt.key-expired':
    'The key {fingerprint} that this file is encrypted to expired on {expired}. The file was read all the same; send the broker the current key from /v1/encryption-key.',
  'decrypt.unknown-signer':
    'The file is signed by key {signer}, which is not known here, so who sent it is not proven. Its content is whole. To have the signature checked: openbook keys import --signer FILE',
  'map.columns-extra': 'These columns are not part of the table and were left out: {columns}.',
  'map.columns-absent':
    'These columns of the table are not in the file: {columns}. Records that exist keep what they have there.',
  'row.findings':
    'Rows stored although something in them could not be read ({code}): {count}, the first on line {line}.',
} as const satisfies Record<string, string>

export type WarningCode = keyof typeof warningRules

export interface Warning {
  readonly code: WarningCode
  readonly params: Readonly<Record<string, string | number>>
}

export function describeWarning(warning: Warning): string {
  return warningRules[warning.code].replace(/\{(\w+)\}/g, (_, name: string) => String(warning.params[name] ?? '?'))
}
