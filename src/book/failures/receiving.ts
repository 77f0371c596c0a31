import { rule, type FailureRule } from './rule.ts'

/** Taking a file in. */
export const receivingFailures = {
  'receive.empty': rule(400, 'Empty file', 'The file has no content.', 'Send the encrypted export itself.'),
  'receive.no-file': rule(
    400,
    'No file',
    'The form has no file in it.',
    'Send the file as the form field "file", or as the raw body.',
  ),
  'receive.cut-off': rule(
    400,
    'Cut off',
    'The connection ended before the file did.',
    'Send the file again. Nothing was stored.',
  ),
  'receive.too-slow': rule(
    408,
    'Too slow',
    'Fewer than {bytes} bytes of the file came within {seconds} seconds.',
    'Send the file again over a better connection. Nothing was stored.',
  ),
  'receive.too-large': rule(
    413,
    'Too large',
    'The file is larger than {limit} bytes.',
    'Split the export into smaller files, or raise OPENBOOK_MAX_UPLOAD_BYTES.',
  ),
  'receive.key-instead': rule(
    415,
    'A key, not a message',
    'The file is an OpenPGP key, not an encrypted message.',
    'Send the encrypted export. If this was a private key, treat it as known to others and make a new one.',
  ),
  'receive.not-openpgp': rule(
    415,
    'Not an OpenPGP message',
    'The file is not encrypted with OpenPGP: it looks like {seen}.',
    'Encrypt it to the key at /v1/encryption-key and send the result: gpg --encrypt --recipient-file openbook.asc FILE',
  ),
} as const satisfies Record<string, FailureRule>
