import { defineConfig } from 'vitest/config'
import { installedUrl, probeInstalled } from './test/support/servers.ts'

/**
 * Tests that need no database, and those that do (*.db.test.ts) once on the embedded PostgreSQL, always, and once more
 * on an installed one where it answers. The run says which.
 *
 * The tests of commands and of sudden deaths start dozens of processes to see what these print, answer and take up
 * again. What they do in the database is tested beneath them, on both (test/store, test/serve, test/work …); they run on
 * the embedded one only.
 */
const onEmbeddedOnly = ['test/commands/**', 'test/crash/**']

const installed = await probeInstalled()
const where = process.env.OPENBOOK_TEST_DATABASE_URL === undefined ? new URL(installedUrl()).host : 'the given address'
console.log(
  installed.usable
    ? `Databases: the embedded PostgreSQL, and the installed ${installed.note} at ${where}.`
    : `Databases: the embedded PostgreSQL only; none to use at ${where} (${installed.note}).`,
)

const everywhere = {
  // Far above what they take: a busy machine is several times slower, and a time limit is no test of anything.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  // A worker keeps its modules from file to file: loading them for each anew took a third of the processor's time.
  isolate: false,
  setupFiles: 'test/support/afterEachFile.ts',
}
const databaseTests = { ...everywhere, include: ['test/**/*.db.test.ts'] }

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
          ...everywhere,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/web/*.e2e.test.ts'],
          globalSetup: 'test/web/support/setupBrowser.ts',
          ...everywhere,
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
