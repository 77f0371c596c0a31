import { apiRoutes, apiSchemas, pageRoutes } from './api.ts'
import { columnsOf } from './columns.ts'
import { errorsOf } from './errors.ts'
import { exitCodeTable, helpOf } from './commandLine.ts'
import { findingList } from './findings.ts'
import { limitTable, serverLimitList } from './limits.ts'
import { settingList } from './settings.ts'
import { warningList } from './warnings.ts'

type Section = () => string | Promise<string>

/** What a page may ask for by `<!-- from the code: NAME -->`. */
export const sections: Readonly<Record<string, Section>> = {
  findings: findingList,
  warnings: warningList,
  settings: settingList,
  limits: limitTable,
  'server-limits': serverLimitList,
  'exit-codes': exitCodeTable,
  ...named('help', ['openbook', 'load', 'serve', 'work', 'migrate', 'uploads', 'console', 'sample', 'doctor'], helpOf),
  ...named('help', ['demo', 'brokers', 'brokers-list', 'brokers-add'], helpOf),
  ...named('help', ['keys', 'keys-list', 'keys-new', 'keys-import', 'keys-export'], helpOf),
  ...named('errors', ['request', 'server', 'receive', 'decrypt', 'parse', 'map', 'work'], errorsOf),
  ...named('errors', ['config', 'file', 'database', 'embedded', 'broker', 'keys'], errorsOf),
  ...named('columns', ['clients', 'carriers', 'policies'], columnsOf),
  ...named('routes', ['Uploads', 'Book', 'Brokers', 'Operations'], apiRoutes),
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
