import { rule, type FailureRule } from './rule.ts'

/** Opening the message. */
export const decryptingFailures = {
  'decrypt.no-key': rule(
    422,
    'Encrypted to another key',
    'The file is encrypted to {recipients}, and none of those keys is held here.',
    'Encrypt it to the key at /v1/encryption-key, or import the private key with: openbook keys import FILE',
  ),
  'decrypt.passphrase': rule(
    422,
    'Key is locked',
    'The private key {fingerprint} needs a passphrase, and none was given that opens it.',
    'Set OPENBOOK_KEY_PASSPHRASE_FILE (or OPENBOOK_KEY_PASSPHRASE) and retry the upload.',
  ),
  'decrypt.tampered': rule(
    422,
    'Damaged or changed on the way',
    'The message fails its integrity check, so nothing of it was used.',
    'Encrypt and send the file again. If it happens twice, find out who else could change it.',
  ),
  'decrypt.truncated': rule(
    422,
    'Message is cut off',
    'The message ends too early, so nothing of it was used.',
    'Send the whole file again.',
  ),
  'decrypt.no-integrity': rule(
    422,
    'No integrity protection',
    'The message has no integrity protection: anyone could have changed it unnoticed.',
    'Encrypt it with a current OpenPGP program (gpg 2.1 or newer, without --rfc2440 or --disable-mdc).',
  ),
  'decrypt.not-encrypted': rule(
    422,
    'Not encrypted',
    'The file is an OpenPGP file, but nothing in it is encrypted: it is {seen}.',
    'Encrypt it to the key at /v1/encryption-key: gpg --encrypt --recipient-file openbook.asc FILE',
  ),
  'decrypt.symmetric': rule(
    422,
    'Encrypted with a password',
    'The message is encrypted with a password only, not to a key.',
    'Encrypt it to the key at /v1/encryption-key: gpg --encrypt --recipient-file openbook.asc FILE',
  ),
  'decrypt.several-messages': rule(
    422,
    'Several messages in one file',
    'The file holds more than one OpenPGP message.',
    'Send each message as a file of its own.',
  ),
  'decrypt.key-instead': rule(
    422,
    'A key, not a message',
    'The file is an OpenPGP {seen}, not an encrypted message.',
    'Send the encrypted export. If this was a private key, treat it as known to others and make a new one.',
  ),
  'decrypt.malformed': rule(
    422,
    'Not readable as OpenPGP',
    'The file starts like OpenPGP but cannot be read as a message.',
    'Encrypt and send the file again, as a binary file or with its armor whole.',
  ),
  'decrypt.too-large': rule(
    422,
    'Too large when decrypted',
    'The decrypted file is larger than {limit} bytes.',
    'Split the export into smaller files, or raise OPENBOOK_MAX_PLAINTEXT_BYTES.',
  ),
  'decrypt.bad-signature': rule(
    422,
    'Signature is wrong',
    'The message is signed, and the signature by {signer} does not match its content.',
    'Sign, encrypt and send the file again.',
  ),
  'decrypt.unsupported': rule(
    422,
    'Not supported',
    'The message uses something that the decryption program here does not know: {detail}.',
    'Encrypt it with default settings, or install GnuPG where Openbook runs.',
  ),
  'decrypt.engine': rule(
    500,
    'Decryption program failed',
    'The decryption program failed: {detail}.',
    'Run openbook doctor on the machine, mend what it says and retry the upload.',
  ),
} as const satisfies Record<string, FailureRule>
