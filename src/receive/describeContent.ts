/**
 * Says for people what a file's first bytes look like, when they are not OpenPGP: never any of its content.
 */
export function describeContent(bytes: Buffer): string {
  return describeMagic(bytes) ?? (isText(bytes) ? describeText(bytes) : 'unknown binary data')
}

const magics: readonly (readonly [hex: string, seen: string])[] = [
  ['504b0304', 'a ZIP archive (perhaps an Excel workbook)'],
  ['504b0506', 'an empty ZIP archive'],
  ['d0cf11e0a1b11ae1', 'an old Excel workbook or another old Office file'],
  ['255044462d', 'a PDF'],
  ['1f8b', 'a gzip file'],
  ['425a68', 'a bzip2 file'],
  ['fd377a585a00', 'an xz file'],
  ['28b52ffd', 'a Zstandard file'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['526172211a07', 'a RAR archive'],
  ['89504e470d0a1a0a', 'a PNG image'],
  ['ffd8ff', 'a JPEG image'],
  ['3082', 'a certificate or an S/MIME message'],
  ['fffe', 'a UTF-16 text'],
  ['feff', 'a UTF-16 text'],
  ['50415231', 'a Parquet file'],
  ['53514c69746520666f726d6174203300', 'an SQLite database'],
]

function describeMagic(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 16).toString('hex')
  return magics.find(([hex]) => start.startsWith(hex))?.[1]
}

/** Whether there are no control bytes in it but tabs and line ends. */
export function isText(bytes: Buffer): boolean {
  const odd = bytes.filter((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13).length
  return odd === 0
}

function describeText(bytes: Buffer): string {
  const text = bytes.toString('latin1').replace(/^\xef\xbb\xbf/, '')
  const start = text.trimStart()
  if (start === '') return 'a file of blanks only'
  if (/^(<!doctype html|<html)/i.test(start)) return 'an HTML page'
  if (/^<\?xml|^<[a-z][\w:-]*[\s>]/i.test(start)) return 'an XML text'
  if (/^[{[]\s*(["{[\]}\d-]|true|false|null)/.test(start)) return 'a JSON text'
  if (start.startsWith('age-encryption.org/') || start.startsWith('-----BEGIN AGE')) return 'a file encrypted with age'
  if (start.startsWith('-----BEGIN ')) return 'a PEM file (a certificate or a key of another kind)'
  if (/^(?:[\w-]+: .*\r?\n){2}/.test(start)) return 'an e-mail or a web message with its headers'
  if (/^[A-Za-z0-9+/\r\n]{64,}={0,2}\s*$/.test(start)) return 'base64 text without the lines of an armor'
  return describeTable(start)
}

/** A table has the same separator in its first line that the others have, too. */
function describeTable(text: string): string {
  const [header = '', row] = text.split(/\r\n|\n|\r/)
  const separator = [',', ';', '\t', '|'].find((each) => header.includes(each) && (!row || row.includes(each)))
  if (separator === undefined) return 'a plain text'
  return separator === '\t' ? 'a tab-separated text' : 'a CSV text'
}
