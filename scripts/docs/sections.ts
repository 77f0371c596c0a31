import { apiRoutes, apiSchemas, pageRoutes } from './api.ts'
import { columnsOf } from './columns.ts'
import { errorsOf } from './errors.ts'
import { exitCodeTable, helpOf } from './commandLine.ts'
import { findingsOf } from './findings.ts'
import { lineRuleList, lineTable } from './lines.ts'
import { limitTable, serverLimitList } from './limits.ts'
import { settingList } from './settings.ts'
import { warningList } from './warnings.ts'

type Section = () => string | Promise<string>

/** What a page may ask for by `<!-- from the code: NAME -->`. */
export const sections: Readonly<Record<string, Section>> = {
  lines: lineTable,
  'line-rules': lineRuleList,
  warnings: warningList,
  settings: settingList,
  limits: limitTable,
  'server-limits': serverLimitList,
  'exit-codes': exitCodeTable,
  ...named('help', ['openbook', 'load', 'serve', 'work', 'migrate', 'uploads', 'console', 'sample', 'doctor'], helpOf),
  ...named('help', ['assess', 'opportunities'], helpOf),
  ...named('help', ['uploads-list', 'uploads-release', 'uploads-discard'], helpOf),
  ...named('help', ['demo', 'brokers', 'brokers-list', 'brokers-add', 'brokers-set'], helpOf),
  ...named('help', ['lines', 'lines-list', 'lines-choices', 'lines-decisions', 'lines-set', 'lines-unset'], helpOf),
  ...named('help', ['repairs', 'repairs-list', 'repairs-show', 'repairs-accept', 'repairs-refuse'], helpOf),
  ...named('help', ['repairs-reopen', 'holdbacks', 'holdbacks-list', 'holdbacks-add', 'holdbacks-remove'], helpOf),
  ...named('help', ['keys', 'keys-list', 'keys-new', 'keys-import', 'keys-export'], helpOf),
  ...named('findings', ['client', 'carrier', 'policy', 'book', 'row'], findingsOf),
  ...named('errors', ['request', 'server', 'receive', 'decrypt', 'parse', 'map', 'work'], errorsOf),
  ...named('errors', ['decide'], errorsOf),
  ...named('errors', ['config', 'file', 'database', 'embedded', 'broker', 'keys'], errorsOf),
  ...named('columns', ['clients', 'carriers', 'policies'], columnsOf),
  ...named(
    'routes',
    ['Uploads', 'Readiness', 'Opportunities', 'Book', 'Decisions', 'Brokers', 'Operations'],
    apiRoutes,
  ),
  'routes-pages': pageRoutes,
  schemas: apiSchemas,
}

function named<Name extends string>(
  kind: string,
  names: readonly Name[],
  write: (name: Name) => string | Promise<string>,
): Record<string, Section> {
  return Object.fromEntries(names.map((name) => [`${kind}-${name}`, () => write(name)]))
}
