/** How files start that people send in place of a CSV: their first bytes in hex. */
const signatures: readonly (readonly [string, string])[] = [
  ['504b0304', 'an Excel workbook (.xlsx) or a ZIP archive'],
  ['504b0506', 'an empty ZIP archive'],
  ['d0cf11e0a1b11ae1', 'an old Excel workbook (.xls)'],
  ['255044462d', 'a PDF'],
  ['1f8b', 'a gzip file'],
  ['425a6839314159265359', 'a bzip2 file'],
  ['fd377a585a00', 'an xz file'],
  ['28b52ffd', 'a zstd file'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['526172211a07', 'a RAR archive'],
  ['53514c69746520666f726d6174203300', 'an SQLite database'],
  ['7b5c727466', 'a rich text document'],
]

/** Likewise for what is text but no table. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(?:!doctype html|html|head|table|meta)\b/i, 'a web page (HTML)'],
  [/^\s*<\?xml\b/i, 'an XML file'],
  [/^\s*(?:\[\s*)?\{\s*"/, 'JSON'],
  [/^-----BEGIN PGP /, 'an OpenPGP message inside the message'],
]

/** Fewer than this many control characters may be damage to a text; the rows tell. */
const damage = 32

/** @returns what a file with this start is when it is no plain text: "a PDF" */
export function describeBinary(head: Buffer): string | undefined {
  const hex = head.toString('hex', 0, 32)
  const text = head.toString('latin1', 0, 64)
  const known =
    signatures.find(([signature]) => hex.startsWith(signature)) ?? beginnings.find(([start]) => start.test(text))
  if (known !== undefined) return known[1]
  let controls = 0
  for (const byte of head) if (isControl(byte)) controls++
  return controls > damage && controls > head.length / 20 ? 'binary data' : undefined
}

/** Tabs, line ends, page breaks and DOS's end-of-file mark are at home in text files. */
function isControl(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a
}
