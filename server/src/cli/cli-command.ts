import type { Config } from '../config.ts'

/** One word of the `steward` program. `run` answers the exit code. */
export interface CliCommand {
  name: string
  summary: string
  /** Printed by `--help`: usage, options with their defaults, an example. */
  help: string
  run(args: string[], config: Config): Promise<number>
}

/** A mistake of the caller: printed as it is, without a stack. */
export class UsageProblem extends Error {}

export function print(line = '') {
  process.stdout.write(`${line}\n`)
}
