import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Role } from '@red-steward/domain/identity/actor'
import { type Permission, rolesAllowed } from '@red-steward/domain/identity/permissions'
import { SYSTEM } from '@red-steward/domain/ids'
import { refusalWords } from '@red-steward/domain/words/refusals'
import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { commands } from './commands.ts'
import { ROOT } from './kernel/paths.ts'
import { queries } from './queries.ts'
import { examples } from './testing/examples/index.ts'
import { schemaSnapshot } from './testing/schema-snapshot.ts'
import { ask, databaseUrl, inside, newMember, run } from './testing/world.ts'

const asked = [...commands, ...queries]

describe('roles', () => {
  const matrix = asked.flatMap((thing) => Role.options.map((role) => [thing.name, role, thing] as const))

  test.each(matrix)('%s by a %s', async (name, role, thing) => {
    const actor = await newMember({ role })
    const result =
      thing.kind === 'command' ? await run(actor, thing, examples[name]) : await ask(actor, thing, examples[name])
    expect(result).not.toMatchObject({ why: 'invalid-input' })
    const blocked = result.outcome === 'refused' && result.why === 'role-not-allowed'
    expect(blocked).toBe(!(rolesAllowed[thing.permission] as readonly Role[]).includes(role))
  })

  test('every permission is used by a command or a query', () => {
    const used = new Set<Permission>(asked.map((thing) => thing.permission))
    expect(Object.keys(rolesAllowed).filter((permission) => !used.has(permission as Permission))).toEqual([])
  })

  test('names are said once, as module.verb-noun', () => {
    const names = asked.map((thing) => thing.name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]+[0-9]*\.[a-z]+(-[a-z]+)*$/)
  })
})

/** Tables of data that belong to one community but is no community's: people who sign in, and the ground itself. */
const WITHOUT_COMMUNITY = ['accounts', 'communities', 'schema_migrations', 'sessions', 'sign_in_failures']

interface TableFacts {
  name: string
  leads: boolean
  secured: boolean
  policies: number
}

async function tables(): Promise<TableFacts[]> {
  const { rows } = await inside(SYSTEM, (tx) =>
    sql<TableFacts>`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as secured,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
        coalesce((select bool_and(a.attname = 'community_id') from pg_index i join pg_attribute a
          on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and (i.indisprimary or i.indisunique)), false) as leads
      from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`.execute(tx),
  )
  return rows
}

/** What is wrong with a table of community data; a test below plants each fault. */
function faultsOf({ name, leads, secured, policies }: TableFacts) {
  return [
    ...(leads ? [] : [`${name}: community_id does not lead every key`]),
    ...(secured ? [] : [`${name}: row-level security is not forced`]),
    ...(policies > 0 ? [] : [`${name}: no policy`]),
  ]
}

describe('tables', () => {
  test('every table of community data is led by its community and under forced row-level security', async () => {
    const found = (await tables()).filter(({ name }) => !WITHOUT_COMMUNITY.includes(name))
    expect(found.length).toBeGreaterThan(10)
    expect(found.flatMap(faultsOf)).toEqual([])
  })

  test('a table without key, policy and row-level security is caught, and so is one whose owner could step over it', async () => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query('create table planted (id uuid primary key, community_id uuid not null)')
    await client.query(`create table careless (community_id uuid, id uuid, primary key (community_id, id));
      alter table careless enable row level security; create policy own on careless using (true)`)
    const found = (await tables()).filter(({ name }) => name === 'planted' || name === 'careless')
    await client.query('drop table planted, careless')
    await client.end()

    expect(found.flatMap(faultsOf)).toEqual([
      'careless: row-level security is not forced',
      'planted: community_id does not lead every key',
      'planted: row-level security is not forced',
      'planted: no policy',
    ])
  })

  test('outside a community there are no rows', async () => {
    const owned = (await tables()).filter(({ policies }) => policies > 0)
    await inside('00000000-0000-0000-0000-00000000dead', async (tx) => {
      for (const { name } of owned) {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(tx)
        expect([name, rows[0]!.n]).toEqual([name, 0])
      }
    })
  })

  test('the application role owns nothing and cannot step over row-level security', async () => {
    const { rows } = await inside(SYSTEM, (tx) =>
      sql`select rolsuper, rolbypassrls, rolcreaterole, (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
        from pg_roles where rolname = current_user and rolname = 'steward_app'`.execute(tx),
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 }])
  })

  test('no column holds what handbook §9.1 and §11 refuse', async () => {
    const { rows } = await inside(SYSTEM, (tx) =>
      sql<{
        name: string
      }>`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`.execute(
        tx,
      ),
    )
    expect(rows.map(({ name }) => name).filter(isRefused)).toEqual([])
    expect(
      ['persons.religion', 'visits.checkin_at', 'stewards.points', 'persons.petition_level', 'x.door_code'].every(
        isRefused,
      ),
    ).toBe(true)
  })
})

function isRefused(column: string) {
  return /relig|belief|ethnic|nationality_code|petition|xinfang|steadi|criminal|convict|drug|cult|hiv|psych|face_|gait|plate_no|track|gps|latitude_of|check_?in|punch|(?<!end)points|score_of|ranking|online_sec|screenshot|door_?code|door_?password|key_code|diagnos|income|bank|marital|risk_score/.test(
    column,
  )
}

describe('schema', () => {
  test('schema.sql says what the migrations make', async () => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    const made = await schemaSnapshot(client)
    await client.query('alter table persons add column planted text')
    const planted = await schemaSnapshot(client)
    await client.query('alter table persons drop column planted')
    await client.end()

    expect(
      made === readFileSync(join(ROOT, 'server/schema.sql'), 'utf8') ? 'the same' : 'run node bin/codegen.mjs',
    ).toBe('the same')
    expect(planted).not.toBe(made)
  })
})

describe('words', () => {
  test('every refusal in the sources has words', () => {
    const said = new Set<string>()
    for (const folder of ['domain/src', 'server/src']) {
      for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
        if (!file.endsWith('.ts') || /\.test\.ts$|testing\//.test(file)) continue
        const text = readFileSync(join(ROOT, folder, file), 'utf8')
        for (const match of text.matchAll(/\b(?:refuse|refuseWith|Refused)\(\s*'([a-z-]+)'|why: '([a-z-]+)'/g))
          said.add(match[1] ?? match[2]!)
      }
    }
    expect(said.size).toBeGreaterThan(10)
    expect([...said].filter((code) => !(code in refusalWords))).toEqual([])
  })

  test('no refusal is without its Chinese or its English', () => {
    for (const [code, words] of Object.entries(refusalWords))
      expect([code, !!words.zh && !!words.en]).toEqual([code, true])
  })
})
