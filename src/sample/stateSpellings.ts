/** What some brokers write for a state, by its two letters: not its name, but nothing else either. */
export const otherSpellings: Readonly<Record<string, string>> = Object.fromEntries(
  `CA Calif.|NC N. Carolina|PA Penna|MA Mass.|CT Conn.|TN Tenn.|MI Mich.|MN Minn.|WA Wash.|FL Fla.|TX Tex.|OR Ore.|
   SC S. Carolina|ND N. Dakota|SD S. Dakota|WV W. Virginia|CO Colo.|AZ Ariz.|NE Nebr.|WI Wis.|IL Ill.|KS Kans.`
    .split('|')
    .map((each) => each.trim())
    .map((each) => [each.slice(0, 2), each.slice(3)]),
)

/** No state at all. */
export const nonsense: readonly string[] = ['Ontario', 'Nationwide', 'ZZ', 'See notes', 'Various']

/** With a letter doubled, as fingers do it: one state is near, and no other. */
export function misspell(state: string): string {
  return `${state.slice(0, 3)}${state.slice(2)}`
}
