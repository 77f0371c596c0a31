import { Command } from 'commander'
import { action } from './action.ts'
import type { Context } from './context.ts'
import { printJson, printLines } from './output.ts'

export function migrateCommand(context: Context): Command {
  return new Command('migrate')
    .description("bring the database's tables up to date; every other command does the same when it starts")
    .option('--json', 'print one JSON document')
    .action(
      action<{ json?: boolean }>(context, async (options) => {
        const { openStore } = await import('../store/store.ts')
        const store = await openStore(await context.config())
        try {
          const { rows } = await store.pool.query<{ name: string }>(
            'select name from openbook_migrations order by name',
          )
          const { where, version } = store.description
          const migrations = rows.map(({ name }) => name)
          if (options.json) printJson(context.stdout, { where, version, migrations })
          else {
            const last = migrations.at(-1) ?? 'none'
            printLines(context.stdout, [
              `${where} (PostgreSQL ${version}) is up to date: ${migrations.length} migrations, the last is ${last}.`,
            ])
          }
          return 'ok'
        } finally {
          await store.close()
        }
      }),
    )
}
