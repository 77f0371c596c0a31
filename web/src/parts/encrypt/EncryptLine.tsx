import { Command } from '../Command.tsx'

/** The same line as in docs/how-to/encrypt-a-file.md. */
export function EncryptLine({ file = 'Clients.csv' }: { file?: string }) {
  return <Command line={`gpg --encrypt --recipient-file openbook.asc ${quoted(file)}`} what="the line that encrypts" />
}

/** As a shell wants it. */
function quoted(name: string): string {
  return /^[\w.,+-]+$/.test(name) && !name.startsWith('-') ? name : `'./${name.replaceAll("'", String.raw`'\''`)}'`
}
