import { existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { boot } from '../boot.ts'
import { hasHolidays } from '../calendar.ts'
import { WEB } from '../kernel/paths.ts'
import { holderOf } from '../lock.ts'
import { type CliCommand, print } from './cli-command.ts'

export const doctorCommand: CliCommand = {
  name: 'doctor',
  summary: 'look for what is wrong with this installation',
  help: `Usage: steward doctor

Checks Node.js, disk space, the master key, the database (version, rights, row-level security), the built pages and
the holiday data. Exit code 1 when something needs your hand.`,
  async run(_args, config) {
    let wrong = 0
    const say = (good: boolean, what: string, remedy = '') => {
      if (!good) wrong += 1
      print(`${good ? '✓' : '✗'} ${what}${good || !remedy ? '' : `\n    → ${remedy}`}`)
    }
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
    say(
      major > 20 || (major === 20 && minor >= 19),
      `Node.js ${process.versions.node}`,
      'install Node.js 20.19 or later',
    )
    say(existsSync(join(WEB, 'desk.html')), 'pages are built', 'npm start builds them')
    if (existsSync(config.dataDir)) {
      const disk = statfsSync(config.dataDir)
      const freeGb = (disk.bavail * disk.bsize) / 1e9
      say(
        freeGb > 2,
        `${freeGb.toFixed(1)} GB free at the data folder`,
        'make room: PostgreSQL stops writing on a full disk',
      )
    }
    const key = join(config.dataDir, 'master.key')
    if (existsSync(key))
      say((statSync(key).mode & 0o077) === 0, 'the master key is readable by its owner alone', `chmod 600 ${key}`)
    const year = new Date().getFullYear()
    say(hasHolidays(year), `holidays of ${year} are known`, 'without them working days are Monday to Friday')
    const holder = config.databaseUrl ? undefined : holderOf(config.dataDir)
    if (holder) print(`· the product is running (${holder.url}); stop it to check the database`)
    else await lookAtDatabase(config, say)
    return wrong === 0 ? 0 : 1
  },
}

async function lookAtDatabase(
  config: Parameters<typeof boot>[0],
  say: (good: boolean, what: string, remedy?: string) => void,
) {
  const { machine, stop } = await boot(config)
  try {
    const { rows } =
      await machine.db.pool.query(`select current_setting('server_version') as version, current_user as role,
      (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as mighty,
      (select count(*)::int from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id' and not a.attisdropped
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)) as open_tables`)
    const { version, role, mighty, open_tables } = rows[0]
    say(true, `PostgreSQL ${version}, up to date`)
    say(
      !mighty,
      `the program works as ${role}, under row-level security`,
      'give APP_DATABASE_URL a role without superuser and BYPASSRLS',
    )
    say(open_tables === 0, 'every table of community data is under row-level security', 'run steward migrate')
  } finally {
    await stop()
  }
}
