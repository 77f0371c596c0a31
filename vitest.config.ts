import { defineConfig } from 'vitest/config'
import { installedUrl, probeInstalled } from './test/support/servers.ts'

/**
 * Three projects: tests that need no database, and those that do (*.db.test.ts) once on the embedded PostgreSQL,
 * always, and once more on an installed one where it answers. The run says which.
 *
 * The slowest tests of commands start dozens of processes only to see what is printed. What these commands do in the
 * database is tested beneath them, on both; they run on the embedded one only.
 */
const onEmbeddedOnly = ['assess', 'decisions', 'demo', 'held', 'opportunities'].map(
  (command) => `test/commands/${command}.db.test.ts`,
)

const installed = await probeInstalled()
const where = process.env.OPENBOOK_TEST_DATABASE_URL === undefined ? new URL(installedUrl()).host : 'the given address'
console.log(
  installed.usable
    ? `Databases: the embedded PostgreSQL, and the installed ${installed.note} at ${where}.`
    : `Databases: the embedded PostgreSQL only; none to use at ${where} (${installed.note}).`,
)

const databaseTests = { include: ['test/**/*.db.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    // Many tests wait, for a heartbeat or a process, so that more of them than there are cores run side by side.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.db.test.ts', 'test/**/*.e2e.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/web/*.e2e.test.ts'],
          globalSetup: 'test/web/support/setupBrowser.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'embedded', globalSetup: 'test/support/setupEmbedded.ts', ...databaseTests } },
      ...(installed.usable
        ? [
            {
              test: {
                name: 'installed',
                globalSetup: 'test/support/setupInstalled.ts',
                ...databaseTests,
                exclude: onEmbeddedOnly,
              },
            },
          ]
        : []),
    ],
  },
})
