/** Whether the text is a zip as the post writes it: five digits, or five and four. */
export function isZip(text: string): boolean {
  return /^\d{5}(?:-\d{4})?$/.test(text)
}

/**
 * The state that a zip belongs to, by its first three digits (the post's sectional centres), and a few that lie across
 * a border. AA, AE and AP are the armed forces abroad.
 * @param zip at least five digits
 * @returns two letters; nothing for digits that are not in use or belong to a foreign state
 */
export function stateOfZip(zip: string): string | undefined {
  const five = zip.slice(0, 5)
  if (five in acrossBorders) return acrossBorders[five]
  const prefix = Number(five.slice(0, 3))
  return ranges.find(({ from, to }) => from <= prefix && prefix <= to)?.state
}

/** Fishers Island, Alta, Pago Pago, Saipan, Rota and Tinian; Palau, Micronesia and the Marshall Islands are not ours. */
const acrossBorders: Readonly<Record<string, string | undefined>> = {
  '06390': 'NY',
  '83414': 'WY',
  '96799': 'AS',
  '96939': undefined,
  '96940': undefined,
  '96941': undefined,
  '96942': undefined,
  '96943': undefined,
  '96944': undefined,
  '96950': 'MP',
  '96951': 'MP',
  '96952': 'MP',
  '96960': undefined,
  '96970': undefined,
}

const ranges = `
NY 005 | PR 006-007 | VI 008 | PR 009 | MA 010-027 | RI 028-029 | NH 030-038 | ME 039-049 | VT 050-054 | MA 055
VT 056-059 | CT 060-069 | NJ 070-089 | AE 090-098 | NY 100-149 | PA 150-196 | DE 197-199 | DC 200 | VA 201
DC 202-205 | MD 206-212 | MD 214-219 | VA 220-246 | WV 247-268 | NC 270-289 | SC 290-299 | GA 300-319 | FL 320-339
AA 340 | FL 341-349 | AL 350-369 | TN 370-385 | MS 386-397 | GA 398-399 | KY 400-427 | OH 430-459 | IN 460-479
MI 480-499 | IA 500-528 | WI 530-549 | MN 550-567 | DC 569 | SD 570-577 | ND 580-588 | MT 590-599 | IL 600-629
MO 630-658 | KS 660-679 | NE 680-693 | LA 700-714 | AR 716-729 | OK 730-732 | TX 733 | OK 734-749 | TX 750-799
CO 800-816 | WY 820-831 | ID 832-838 | UT 840-847 | AZ 850-865 | NM 870-884 | TX 885 | NV 889-898 | CA 900-961
AP 962-966 | HI 967-968 | GU 969 | OR 970-979 | WA 980-994 | AK 995-999`
  .trim()
  .split(/\s*\|\s*|\n/)
  .map((entry) => {
    const [state = '', from = '', to = from] = entry.split(/[ -]/)
    return { state, from: Number(from), to: Number(to) }
  })
