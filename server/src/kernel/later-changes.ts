import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import type { Context } from './command.ts'
import { refuseWith } from './refused.ts'

interface Later {
  subjectKind: string
  subjectId: Id
  field: string
  at: string
  by: string
}

/**
 * Refuses when a fact these commands touched was touched again, by anything that was not itself taken back. Of `whole`
 * records every fact counts: those that would go.
 */
export async function refuseLaterChanges(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  commandIds: readonly Id[],
  whole: readonly Id[] = [],
): Promise<void> {
  const { rows } = await sql<Later>`
    select distinct on (l.id) l.subject_kind as "subjectKind", l.subject_id as "subjectId", l.field, l.at, a.display_name as by
    from history e
    join history l on l.community_id = e.community_id and l.subject_id = e.subject_id and l.id > e.id
      and (l.field = e.field or e.field = '*created*' or e.subject_id = any(${whole}::uuid[]))
    join accounts a on a.id = l.actor_id
    where e.community_id = ${actor.communityId} and e.command_id = any(${commandIds}::uuid[])
      and l.command_id <> all(${commandIds}::uuid[])
      and not exists (select 1 from undone_commands u where u.community_id = l.community_id and u.command_id = l.command_id)
      and not exists (select 1 from undone_commands u where u.community_id = l.community_id and u.undo_command_id = l.command_id)
    order by l.id limit 5`.execute(tx)
  if (rows.length > 0) refuseWith('changed-since', { changes: rows })
}
