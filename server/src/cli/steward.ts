import { ConfigProblem, readConfig } from '../config.ts'
import { keepHeapSmall } from '../kernel/heap.ts'
import { Unfit } from '../kernel/migrate.ts'
import { type CliCommand, print, UsageProblem } from './cli-command.ts'

const loaders: Record<string, () => Promise<CliCommand>> = {
  start: async () => (await import('./start.ts')).startCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  demo: async () => (await import('./demo.ts')).demoCommand,
  import: async () => (await import('./import.ts')).importCommand,
  user: async () => (await import('./user.ts')).userCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
}

/** The operator's program: `steward <command> [options]`. Exit codes: 0 done, 1 failed, 2 wrong usage. */
async function main(argv: string[]): Promise<number> {
  const [name, ...args] = argv
  if (!name || name === '--help' || name === '-h' || name === 'help') return overview()
  const load = loaders[name]
  if (!load) {
    process.stderr.write(`steward: there is no command "${name}". Try: steward --help\n`)
    return 2
  }
  const command = await load()
  if (args.includes('--help') || args.includes('-h')) {
    print(command.help)
    return 0
  }
  return command.run(args, readConfig())
}

async function overview() {
  print('steward — Red Steward 社区红管家\n\nUsage: steward <command> [options]\n')
  for (const load of Object.values(loaders)) {
    const { name, summary } = await load()
    print(`  ${name.padEnd(10)} ${summary}`)
  }
  print('\nsteward <command> --help tells more.')
  return 0
}

keepHeapSmall()
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: Error) => {
    const plain = [UsageProblem, ConfigProblem, Unfit].some((kind) => error instanceof kind)
    process.stderr.write(`steward: ${plain ? error.message : (error.stack ?? error.message)}\n`)
    process.exitCode = error instanceof UsageProblem || error instanceof ConfigProblem ? 2 : 1
  },
)
