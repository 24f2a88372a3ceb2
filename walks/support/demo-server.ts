import type { TestProject } from 'vitest/node'
import { discard, startProgram } from './program.ts'

/** One program with the demo community for all walks that do not need one of their own. */
export default async function setup(project: TestProject) {
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
