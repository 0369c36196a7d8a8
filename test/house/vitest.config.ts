import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ci = Boolean(process.env.CI)

// Screens are written for Preact, with no import of it in each file.
const preact = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const

export default defineConfig({
  root,
  oxc: preact,
  test: {
    allowOnly: !ci,
    maxWorkers: 2,
    reporters: process.env.HAQIBA_RESULTS
      ? ['default', ['json', { outputFile: process.env.HAQIBA_RESULTS }]]
      : ['default'],
    projects: [
      {
        root,
        oxc: preact,
        test: {
          name: 'near',
          // No test leaves anything behind in a module: read once a worker, modules cost a third less time in all.
          isolate: false,
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          // Not a measure of anything: two busy cores make the default five seconds too short.
          testTimeout: 30_000,
          exclude: [
            'test/journeys/**',
            'test/server/**',
            'test/matrix/**',
            'test/bench/**',
            'test/torture/**',
            'test/sync/{replay,storm}/**',
            'test/house/{chromium,postgres}.test.ts',
          ],
          allowOnly: !ci,
        },
      },
      {
        root,
        oxc: preact,
        test: {
          name: 'server',
          isolate: false,
          environment: 'node',
          include: [
            'test/{server,matrix,torture,sync/replay}/**/*.test.{ts,tsx}',
            'test/house/postgres.test.ts',
          ],
          exclude: ['test/torture/browser.test.ts'],
          globalSetup: ['test/house/global.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          allowOnly: !ci,
        },
      },
      {
        root,
        oxc: preact,
        test: {
          name: 'journeys',
          expect: { poll: { timeout: 30_000 } },
          environment: 'node',
          include: [
            'test/journeys/**/*.test.{ts,tsx}',
            'test/torture/browser.test.ts',
            'test/sync/storm/**/*.test.ts',
            'test/house/chromium.test.ts',
          ],
          // Two journeys at a time, and nothing else beside them: two cores, and a journey mostly keeps one busy.
          globalSetup: ['test/journeys/played.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 120_000,
          allowOnly: !ci,
        },
      },
    ],
  },
})
