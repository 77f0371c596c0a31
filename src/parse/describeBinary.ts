/** How files start that people send in place of a CSV, the first that fits. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^PK(?:\x03\x04|\x05\x06|\x07\x08)/, 'an Excel workbook (.xlsx) or a ZIP archive'],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, 'an old Excel workbook (.xls)'],
  [/^%PDF-/, 'a PDF'],
  [/^\x1f\x8b/, 'a gzip file'],
  [/^BZh[1-9]1AY&SY/, 'a bzip2 file'],
  [/^\xfd7zXZ\0/, 'an xz file'],
  [/^\x28\xb5\x2f\xfd/, 'a zstd file'],
  [/^7z\xbc\xaf\x27\x1c/, 'a 7-Zip archive'],
  [/^Rar!\x1a\x07/, 'a RAR archive'],
  [/^SQLite format 3\0/, 'an SQLite database'],
  [/^\{\\rtf/, 'a rich text document'],
  [/^\s*<(?:!doctype html|html|head|table|meta)\b/i, 'a web page (HTML)'],
  [/^\s*<\?xml\b/i, 'an XML file'],
  [/^\s*(?:\[\s*)?\{\s*"/, 'JSON'],
  [/^-----BEGIN PGP /, 'an OpenPGP message inside the message'],
]

/** Fewer than this many control characters may be damage to a text; the rows tell. */
const damage = 32

/** @returns what a file with this start is when it is no plain text: "a PDF" */
export function describeBinary(head: Buffer): string | undefined {
  const text = head.toString('latin1', 0, 64)
  const known = beginnings.find(([beginning]) => beginning.test(text))
  if (known !== undefined) return known[1]
  let controls = 0
  for (const byte of head) if (isControl(byte)) controls++
  return controls > damage && controls > head.length / 20 ? 'binary data' : undefined
}

/** Tabs, line ends, page breaks and DOS's end-of-file mark are at home in text files. */
function isControl(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a
}
