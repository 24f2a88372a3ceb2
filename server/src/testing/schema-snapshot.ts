import type { ClientBase } from 'pg'

/** The whole schema as text in a fixed order: what the migrations really made, to be read in one place and compared. */
export async function schemaSnapshot(client: ClientBase): Promise<string> {
  const text = async (sql: string) => (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line)
  const tables = await text(
    `select relname as line from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
  )
  const parts = [
    '-- Made by `node bin/codegen.mjs` from server/migrations; a test compares it. Not to be edited or run.',
  ]
  for (const table of tables) parts.push(await describeTable(client, table))
  parts.push(...(await text(functionsSql)))
  return `${parts.join('\n\n')}\n`
}

async function describeTable(client: ClientBase, table: string) {
  const { rows } = await client.query<{ place: number; line: string }>(tableSql, [table])
  const within = rows.filter(({ place }) => place < 3).map(({ line }) => `  ${line}`)
  const after = rows.filter(({ place }) => place >= 3).map(({ line }) => `${line};`)
  return [`create table ${table} (\n${within.join(',\n')}\n);`, ...after].join('\n')
}

const tableSql = `
  with t as (select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
    where c.relname = $1 and c.relnamespace = 'public'::regnamespace)
  select 1 as place, a.attnum::int as nth, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when co.collname is not null and co.collname <> 'default' then ' collate "' || co.collname || '"' else '' end
      || case when a.attidentity = 'a' then ' generated always as identity' else '' end
      || case when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
      || case when a.attnotnull then ' not null' else '' end as line
    from t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
    left join pg_collation co on co.oid = a.attcollation
  union all select 2, row_number() over (order by conname)::int, 'constraint ' || conname || ' ' || pg_get_constraintdef(k.oid)
    from t join pg_constraint k on k.conrelid = t.oid where k.contype <> 'n'
  union all select 3, row_number() over (order by i.relname)::int, pg_get_indexdef(i.oid)
    from t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
    where not exists (select from pg_constraint k where k.conindid = i.oid)
  union all select 4, 1, 'alter table ' || relname || ' enable row level security' from t where relrowsecurity
  union all select 4, 2, 'alter table ' || relname || ' force row level security' from t where relforcerowsecurity
  union all select 5, row_number() over (order by polname)::int, 'create policy ' || polname || ' on ' || relname
      || ' using (' || pg_get_expr(polqual, polrelid) || ') with check (' || coalesce(pg_get_expr(polwithcheck, polrelid), '') || ')'
    from t join pg_policy p on p.polrelid = t.oid
  union all select 6, row_number() over (order by tgname)::int, pg_get_triggerdef(g.oid)
    from t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal
  union all select 7, 1, 'grant ' || lower(string_agg(privilege_type, ', ' order by privilege_type)) || ' on ' || relname || ' to steward_app'
    from t join information_schema.role_table_grants r on r.table_name = t.relname and r.grantee = 'steward_app' group by relname
  order by 1, 2`

const functionsSql = `select pg_get_functiondef(p.oid) || ';' as line from pg_proc p
  where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname, p.oid`
