import type { RecordRule } from '../../recordRule.ts'

/** As they are without blanks, punctuation and numbers: "Test 2", "N/A", "T.B.D." */
const words = `
  test testing testclient testaccount testcompany testinsured testcustomer testrecord
  dummy dummyclient dummyaccount sampleclient fakeclient placeholder
  tbd tba tobedetermined tobedecided tobeannounced tobeadvised tobenamed
  na none null nil unknown unnamed noname name client newclient newaccount
  donotuse delete deleted xx xxx xxxx xxxxx`
  .trim()
  .split(/\s+/)

const list = ['', ...words].map((word) => `'${word}'`).join(', ')

/**
 * SQL for whether a name is one of these words, or has neither a letter nor a digit. What is longer than they are is
 * not looked at any further: taking characters out of half a million names takes seconds.
 */
export const isPlaceholder = (name: string) =>
  `(length(${name}) <= 20 and ${bare(name)} in (${list}) and (${bare(name)} <> '' or ${name} !~ '[0-9]'))`

function bare(name: string): string {
  return `translate(lower(${name}), ' .,;:/?!*_#()"''-0123456789', '')`
}

export const namePlaceholder: RecordRule = { code: 'client.name.placeholder', open: isPlaceholder('client.name') }
