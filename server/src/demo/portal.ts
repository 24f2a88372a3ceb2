// The demo's doors: plates at the first grid's buildings, stewards who gave a work phone, a notice.
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import { type AnyCommand, runCommand } from '../kernel/command.ts'
import type { Machine } from '../kernel/machine.ts'
import { entered } from '../kernel/transaction.ts'
import { commands, firstPlate } from '../portal/index.ts'

/** The path of a door's public page, for the terminal; makes the plates when there are none yet. */
export async function demoDoor(machine: Machine, communityId: Id): Promise<string> {
  const secretary = await colleague(machine, communityId, 'secretary')
  const known = await plateOf(machine, secretary)
  if (known) return known
  await openDoors(machine, secretary)
  return (await plateOf(machine, secretary))!
}

async function openDoors(machine: Machine, secretary: Actor) {
  const say = (actor: Actor, name: string, input: unknown) =>
    runCommand(machine, { actor }, commands.find((command) => command.name === name) as AnyCommand, newId(), input)
  const steward = await colleague(machine, secretary.communityId, 'steward')
  const property = await colleague(machine, secretary.communityId, 'property')
  const buildings = await inside(machine, secretary, (tx) =>
    tx
      .selectFrom('buildings')
      .select('id')
      .where('community_id', '=', secretary.communityId)
      .where('grid_id', 'in', [...steward.grids])
      .orderBy('number')
      .execute(),
  )
  for (const { id } of buildings) await say(secretary, 'portal.issue-plates', { buildingId: id })
  await say(secretary, 'portal.set-front', { phone: '0855-8000000', hours: '每天 8:30–18:00' })
  await say(secretary, 'portal.publish-notice', {
    id: newId(),
    title: '周六上午，服务站有免费量血压',
    text: '9:00–11:30，社区红管家服务站。不用预约，行动不便的打电话，我们上门。',
  })
  // Numbers nobody has: 13800000000 and its neighbours are kept for examples.
  await say(steward, 'portal.set-card', { name: '', phone: '13800000001' })
  await say(property, 'portal.set-card', { name: '', phone: '13800000002' })
}

async function plateOf(machine: Machine, secretary: Actor): Promise<string | undefined> {
  return entered(machine.db, { actor: secretary }, machine.now().toISOString(), async ({ tx }) => {
    const vault = await machine.keys.of(tx, secretary.communityId)
    return firstPlate(tx, vault, secretary.communityId)
  })
}

type Work<Answer> = (tx: Parameters<typeof firstPlate>[0]) => Promise<Answer>

function inside<Answer>(machine: Machine, actor: Actor, work: Work<Answer>): Promise<Answer> {
  return entered(machine.db, { actor }, machine.now().toISOString(), ({ tx }) => work(tx))
}

async function colleague(
  machine: Machine,
  communityId: Id,
  loginName: string,
): Promise<Actor & { grids: readonly Id[] }> {
  const nobody: Actor = { id: communityId, name: '', role: 'secretary', communityId, grids: 'all' }
  return inside(machine, nobody, async (tx) => {
    const row = await tx
      .selectFrom('accounts')
      .innerJoin('grants', 'grants.account_id', 'accounts.id')
      .select(['accounts.id', 'accounts.display_name', 'grants.role', 'grants.grid_ids'])
      .where('grants.community_id', '=', communityId)
      .where('accounts.login_name', '=', loginName)
      .executeTakeFirstOrThrow()
    const grids = (row.grid_ids ?? 'all') as readonly Id[]
    return { id: row.id, name: row.display_name, role: row.role as Actor['role'], communityId, grids }
  })
}
