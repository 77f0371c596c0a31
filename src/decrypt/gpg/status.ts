/** One line of gpg's status output (doc/DETAILS): its keyword and its arguments. */
export interface StatusLine {
  readonly keyword: string
  readonly args: readonly string[]
}

export function parseStatus(text: string): StatusLine[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('[GNUPG:] '))
    .map((line) => {
      const [keyword = '', ...args] = line.slice('[GNUPG:] '.length).trimEnd().split(' ')
      return { keyword, args }
    })
}

export function withKeyword(status: readonly StatusLine[], ...keywords: string[]): StatusLine[] {
  return status.filter(({ keyword }) => keywords.includes(keyword))
}
