import { boot } from '../boot.ts'
import { holderOf } from '../lock.ts'
import { type CliCommand, print, UsageProblem } from './cli-command.ts'

export const demoCommand: CliCommand = {
  name: 'demo',
  summary: 'load the synthetic demo community, if it is not there yet',
  help: `Usage: steward demo

Loads one community of 24,926 invented persons with an account for every role. Does nothing when it is there.
Never on a register in use: with DATABASE_URL it wants --yes.`,
  async run(args, config) {
    if (config.databaseUrl && !args.includes('--yes')) {
      throw new UsageProblem(
        'this would put invented people and accounts with a known password into DATABASE_URL; add --yes if you mean it',
      )
    }
    const holder = holderOf(config.dataDir)
    if (holder) throw new UsageProblem(`the product is running (${holder.url}); stop it first`)
    const { machine, stop } = await boot(config)
    try {
      const signIns = await (await import('../demo/index.ts')).ensureDemo(machine)
      print(`demo community ready; ${signIns.length} accounts`)
    } finally {
      await stop()
    }
    return 0
  },
}
