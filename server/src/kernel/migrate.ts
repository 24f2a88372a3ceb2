import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { migrateJobs } from './jobs.ts'

const OLDEST_POSTGRES = 15

export class Unfit extends Error {}

/**
 * Brings the database to the newest form, as its owner: plain SQL files in order, each in its own transaction and
 * never twice. Refuses (Unfit) a server older than 15 and a database whose applied files were edited since.
 */
export async function migrate(connectionString: string, folder: string, oldest = OLDEST_POSTGRES): Promise<string[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await requireFitServer(client, oldest)
    await client.query("select pg_advisory_lock(hashtext('red-steward migrations'))")
    await requireAppRole(client)
    await client.query(
      'create table if not exists schema_migrations (name text primary key, digest text not null, applied_at timestamptz not null default now())',
    )
    const applied = await applyMissing(client, folder)
    await migrateJobs(connectionString, (sql) => client.query(sql))
    return applied
  } finally {
    await client.end()
  }
}

async function requireFitServer(client: pg.Client, oldest: number) {
  const { rows } = await client.query('show server_version_num')
  const major = Math.floor(Number(rows[0].server_version_num) / 10_000)
  if (major < oldest) {
    throw new Unfit(
      `PostgreSQL ${oldest} or later is needed; DATABASE_URL leads to version ${major}. Upgrade that server or use another.`,
    )
  }
}

/** The role the program works in: it owns nothing and cannot bypass row-level security. */
async function requireAppRole(client: pg.Client) {
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = 'steward_app') then
      create role steward_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`)
  await client.query(`do $$ begin
    if not pg_has_role(current_user, 'steward_app', 'member') or not pg_has_role(current_user, 'steward_app', 'usage') then
      execute format('grant steward_app to %I', current_user);
    end if;
  end $$`)
  await client.query('grant usage on schema public to steward_app')
}

async function applyMissing(client: pg.Client, folder: string) {
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from schema_migrations')
  const before = new Map(rows.map((row) => [row.name, row.digest]))
  const applied: string[] = []
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
    const text = await readFile(join(folder, name), 'utf8')
    const digest = createHash('sha256').update(text).digest('hex')
    const known = before.get(name)
    if (known === digest) continue
    if (known) throw new Unfit(`The migration ${name} was changed after it was applied. Add a new migration instead.`)
    await applyInTurn(client, name, text, digest)
    applied.push(name)
  }
  return applied
}

/** How long a migration stands in line for a table, and everybody who comes after stands behind it. */
const LOCK_WAIT = '2s'
const LOCK_TRIES = 60
const LOCK_PAUSE_MS = 500

/**
 * Whoever waits for a whole table makes all wait who ask for it later: a migration behind one long transaction would stop a
 * program that runs beside it. So it gives way and asks again.
 */
async function applyInTurn(client: pg.Client, name: string, text: string, digest: string) {
  for (let attempt = 1; ; attempt++) {
    await client.query(`begin; set local lock_timeout = '${LOCK_WAIT}'`)
    try {
      await client.query(text)
      await client.query('insert into schema_migrations (name, digest) values ($1, $2)', [name, digest])
      await client.query('commit')
      return
    } catch (error) {
      await client.query('rollback')
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error
      if (attempt === LOCK_TRIES) throw new Unfit(tooBusy(name))
      await pause(LOCK_PAUSE_MS)
    }
  }
}

const LOCK_NOT_AVAILABLE = '55P03'

function tooBusy(name: string) {
  return `The migration ${name} waits for a table that another transaction has held for minutes. Nothing was changed. End that transaction (select pid, query from pg_stat_activity where state <> 'idle') and start again.`
}
