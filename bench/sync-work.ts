// What a phone holds beside the register: visits of the last months, people in care, needs and cases, as a working community
// has them. Set-based and once per stand, so that a second run begins at once.
import { type Id, newId } from '@red-steward/domain/ids'
import { type RawBuilder, sql } from 'kysely'
import { openDb } from '../server/src/kernel/db.ts'
import { entered } from '../server/src/kernel/transaction.ts'
import type { Stand } from './stand.ts'
import { command } from './sync-phone.ts'

/** Cases go through the program, a few at every grid; the rest are rows. */
const CASES = 40

export async function addWork(stand: Stand, cookie: string): Promise<void> {
  const { communityId } = stand
  const actor = { id: communityId, name: '', role: 'secretary' as const, communityId, grids: 'all' as const }
  const db = openDb({ connectionString: stand.ownerUrl, role: 'steward_app', max: 1 })
  const doors = await entered(db, { actor }, new Date().toISOString(), async ({ tx }) => {
    const write = (statement: RawBuilder<unknown>) => statement.execute(tx)
    const known = await tx.selectFrom('visits').select('id').where('community_id', '=', communityId).limit(1).execute()
    if (known.length > 0) return []
    const worker = sql`(select id from accounts where login_name = 'bench.gridsteward')`
    // Three contacts per household within ninety days, one of nine of them in vain.
    await write(sql`
      insert into visits (community_id, id, dwelling_id, household_id, means, result, changes, note, visited_at, entered_at, entered_by)
      select h.community_id, gen_random_uuid(), h.dwelling_id, h.id, case n when 1 then 'DOOR' else 'PHONE' end,
        case when hashtext(h.id::text) % 9 = n then 'NO_ANSWER' when n = 1 then 'MET' else 'ANSWERED' end, '{NONE}', '',
        now() - make_interval(days => 25 * n + abs(hashtext(h.id::text)) % 20),
        now() - make_interval(days => 25 * n + abs(hashtext(h.id::text)) % 20), ${worker}
      from households h, generate_series(1, 3) n where h.community_id = ${communityId} and h.closed_on is null`)
    await write(sql`
      insert into visit_persons (community_id, visit_id, person_id, visited_at, result)
      select distinct on (v.id) v.community_id, v.id, r.person_id, v.visited_at, v.result
      from visits v join residences r on r.community_id = v.community_id and r.household_id = v.household_id and r.to_day is null
      where v.community_id = ${communityId} order by v.id, r.person_id`)
    await write(sql`
      insert into eligibilities (community_id, id, person_id, group_code, decided_by, basis, starts_on, recorded_by)
      select p.community_id, gen_random_uuid(), p.id, 'K01', '压测', 'STATUTORY_DUTY', current_date - 200, ${worker}
      from persons p where p.community_id = ${communityId} and p.birth_date < current_date - interval '75 years'`)
    await write(sql`
      insert into needs (community_id, id, dwelling_id, household_id, kind, text, recorded_at, recorded_by)
      select h.community_id, gen_random_uuid(), h.dwelling_id, h.id, 'ERRAND', '代取药', now() - interval '3 days', ${worker}
      from households h where h.community_id = ${communityId} and h.closed_on is null and abs(hashtext(h.id::text)) % 25 = 0`)
    const { rows } = await sql<{ id: Id }>`
      select d.id from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
      where d.community_id = ${communityId} order by b.grid_id = (select id from grids where community_id = ${communityId}
        and code = '522699999999999') desc, d.id limit ${CASES}`.execute(tx)
    return rows.map(({ id }) => id)
  })
  await db.close()
  for (const door of doors) await command(stand.program.url, cookie, 'cases.report', caseAt(door))
}

const caseAt = (dwellingId: Id) => ({
  id: newId(),
  leaf: '0105',
  title: '厨房水管漏水',
  dwellingId,
  happenedAt: new Date().toISOString(),
})
