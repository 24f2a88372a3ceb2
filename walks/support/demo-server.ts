import type { TestProject } from 'vitest/node'
import { discard, startProgram } from './program.ts'

/** One program with the demo community for all walks that do not need one of their own; DEMO_URL names one that runs. */
export default async function setup(project: TestProject) {
  if (process.env.DEMO_URL) return project.provide('demoUrl', process.env.DEMO_URL)
  const program = await startProgram()
  project.provide('demoUrl', program.url)
  return async () => {
    await program.end()
    discard(program.dataDir)
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    demoUrl: string
  }
}
