import { defineConfig } from 'vitest/config'
import './bin/node20.ts'

// Walks: one file per story, in a real browser, against the real program. One at a time: they share two cores.
export default defineConfig({
  test: {
    name: 'walks',
    include: ['walks/*.test.ts'],
    globalSetup: ['walks/support/demo-server.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
  },
})
