import { defineConfig } from 'vitest/config'
import './bin/node20.ts'

// Walks: one file per story, in a real browser, against the real program. One at a time: they share two cores.
export default defineConfig({
  test: {
    name: 'walks',
    include: ['walks/*.test.ts'],
    globalSetup: ['walks/support/demo-server.ts'],
    fileParallelism: false,
    // A machine may be three times as slow as the next; what never comes is told after a minute.
    testTimeout: 600_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
  },
})
