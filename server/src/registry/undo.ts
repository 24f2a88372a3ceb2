import { undo as shape } from '@red-steward/domain/registry/correcting'
import { mayUndo } from '@red-steward/domain/registry/undoing'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { undoCommands } from './undo-commands.ts'

interface Found {
  name: string
  actorId: string
  done: boolean
  undone: boolean
}

export const undo = command(shape, async (context, { commandId }) => {
  const { tx, actor } = context
  const { rows } = await sql<Found>`
    select c.name, c.actor_id as "actorId", c.result ->> 'outcome' = 'done' as done,
      exists (select 1 from undone_commands u where u.community_id = c.community_id and u.command_id = c.id) as undone
    from commands c where c.community_id = ${actor.communityId} and c.id = ${commandId} for update`.execute(tx)
  ensure(mayUndo(actor, rows[0] ?? notFound()))
  return undoCommands(context, [commandId])
})
