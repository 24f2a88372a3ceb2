import { boot } from '../boot.ts'
import { migrate } from '../kernel/migrate.ts'
import { MIGRATIONS } from '../kernel/paths.ts'
import { type CliCommand, print } from './cli-command.ts'

export const migrateCommand: CliCommand = {
  name: 'migrate',
  summary: 'bring the database to the newest form and stop',
  help: `Usage: steward migrate

Applies the migrations that are missing, in order, each in one transaction. Safe to run twice.
Uses DATABASE_URL, or starts the embedded database for as long as it takes.`,
  async run(_args, config) {
    if (config.databaseUrl) {
      const applied = await migrate(config.databaseUrl, MIGRATIONS)
      print(applied.length ? `applied: ${applied.join(', ')}` : 'nothing to apply')
      return 0
    }
    const { stop } = await boot(config)
    await stop()
    print('up to date')
    return 0
  },
}
