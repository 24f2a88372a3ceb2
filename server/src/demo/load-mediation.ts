import { addDays } from '@red-steward/domain/care/days'
import type { Actor, Role } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { type Day, dayOf } from '@red-steward/domain/time'
import { CompiledQuery, sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import type { Machine } from '../kernel/machine.ts'
import { Trail } from '../kernel/trail.ts'
import { commands } from '../mediation/index.ts'
import type { DemoCommunity } from './community.ts'
import { quarrels, rooms, topics } from './mediation.ts'
import type { Chance } from './random.ts'

interface Recorded {
  communityId: Id
  chance: Chance
  now: string
}

/** Rooms, a handful of quarrels at every step, two topics. Done by the commands themselves, on the days they tell of. */
export async function loadMediation(machine: Machine, tx: Tx, demo: DemoCommunity, recorded: Recorded): Promise<void> {
  const { communityId, chance, now } = recorded
  const vault = await machine.keys.of(tx, communityId)
  const today = dayOf(now)
  const named = async (loginName: string, role: Role): Promise<Actor> => {
    const accounts = tx.selectFrom('accounts').select(['id', 'display_name as name'])
    const { id, name } = await accounts.where('login_name', '=', loginName).executeTakeFirstOrThrow()
    return { id, name, role, communityId, grids: 'all' }
  }

  async function did(actor: Actor, on: Day, name: string, input: object): Promise<void> {
    const command = commands.find((one) => one.name === name)!
    // The database shows a file to the mediator at work alone, so each step is done in their name.
    await sql`select set_config('steward.account', ${actor.id}, true)`.execute(tx)
    const moment = on === today ? now : `${on}T02:00:00.000Z`
    const context: Context = {
      ...{ tx, actor, vault, now: moment, commandId: chance.id(), trail: new Trail(), files: machine.files },
      installationVault: machine.keys.installation,
      sendAlong(statement) {
        const { sql: text, parameters } = statement.compile()
        void tx.executeQuery(CompiledQuery.raw(text, [...parameters]))
      },
      once: () => {},
      later: async () => {},
    }
    await command.run(context, command.input.parse(input))
  }

  const [desk, mediator, secretary] = [
    await named('desk', 'station-desk'),
    await named('mediator', 'mediator'),
    await named('secretary', 'secretary'),
  ]
  const firstFollowUp = async (disputeId: Id) => {
    const followUps = tx.selectFrom('dispute_follow_ups').select('id').where('community_id', '=', communityId)
    const first = followUps.where('dispute_id', '=', disputeId).orderBy('due_on').limit(1)
    return (await first.executeTakeFirstOrThrow()).id
  }
  const ago = (days: number) => addDays(today, -days)
  const stage = { demo, chance, desk, mediator, secretary, ago, did, firstFollowUp }
  const roomIds = await rooms(stage)
  await quarrels(stage, roomIds)
  await topics(stage)
}
