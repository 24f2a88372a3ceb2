import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import type { Policy } from '@red-steward/domain/cases/clocks'
import { type Id, newId, SYSTEM } from '@red-steward/domain/ids'
import { mayKeepKey } from '@red-steward/domain/messages/webhooks'
import * as shapes from '@red-steward/domain/open311/managing'
import { isService } from '@red-steward/domain/open311/services'
import { sql } from 'kysely'
import type { z } from 'zod'
import { type CaseEvent, policyChanged } from '../cases/index.ts'
import { type Context, command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'

export const systemAad = (id: Id) => `open311_systems|key_sealed|${id}`

type Listed = z.infer<typeof shapes.listSystems.answer>['rows'][number]

export const listSystems = query(shapes.listSystems, async ({ tx, actor }) => {
  const { rows } = await sql<Listed>`
    select s.id, s.name, s.url, s.jurisdiction_id as "jurisdictionId", s.services, s.is_automatic as "isAutomatic",
      s.key_sealed is not null as "hasKey", s.enabled, s.polled_at as "polledAt", s.problem,
      count(f.id) filter (where f.state = 'WAITING')::int as waiting, count(f.id) filter (where f.state = 'SENT')::int as open,
      count(f.id) filter (where f.state = 'FAILED')::int as failed
    from open311_systems s left join open311_forwards f on f.community_id = s.community_id and f.system_id = s.id
    where s.community_id = ${actor.communityId} group by s.community_id, s.id order by s.made_at, s.id`.execute(tx)
  return { rows }
})

type NewSystem = z.infer<typeof shapes.addSystem.input>

const rowOf = ({ vault }: Context, { id, name, url, jurisdictionId, services, isAutomatic, apiKey }: NewSystem) => ({
  name,
  url,
  jurisdiction_id: jurisdictionId,
  // What is confidential leaves by no door.
  services: JSON.stringify(Object.fromEntries(Object.entries(services).filter(([leaf]) => isService(leaf)))),
  is_automatic: isAutomatic,
  ...(apiKey ? { key_sealed: vault.seal(apiKey, systemAad(id)) } : {}),
})

export const addSystem = command(shapes.addSystem, async (context, input) => {
  const { tx, actor, now, trail } = context
  if (actor.communityId === SYSTEM) refuseWith('only-in-a-community')
  const made = { id: input.id, made_by: actor.id, made_at: now, poll_at: now }
  await tx
    .insertInto('open311_systems')
    .values({ community_id: actor.communityId, ...made, ...rowOf(context, input) })
    .execute()
  await policyChanged(tx, actor.communityId)
  trail.fact('open311-system', input.id, 'url', null, input.url)
})

export const changeSystem = command(shapes.changeSystem, async (context, { enabled, ...input }) => {
  const { tx, actor, trail } = context
  const before = await tx
    .selectFrom('open311_systems')
    .select(['url', 'enabled', 'key_sealed'])
    .where('community_id', '=', actor.communityId)
    .where('id', '=', input.id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) notFound()
  if (before.key_sealed && !input.apiKey) ensure(mayKeepKey(before.url, input.url))
  await tx
    .updateTable('open311_systems')
    .set({ ...rowOf(context, input), enabled })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', input.id)
    .execute()
  await policyChanged(tx, actor.communityId)
  trail.fact('open311-system', input.id, 'url', before.url, input.url)
  trail.fact('open311-system', input.id, 'enabled', before.enabled, enabled)
})

/** One case goes to one system once; the row is sent after the commit (`forward-due.ts`). */
export const forwardCase = command(shapes.forwardCase, async (context, { caseId, systemId }) => {
  const { tx, actor } = context
  const { rows } = await sql<{ leaf: LeafCode; taken: boolean; known: boolean }>`
    select k.leaf, s.enabled and s.services ? k.leaf as taken, exists (select from open311_forwards f where f.community_id = k.community_id
      and f.case_id = k.id and f.system_id = s.id) as known
    from cases k join open311_systems s on s.community_id = k.community_id and s.id = ${systemId}
    where k.community_id = ${actor.communityId} and k.id = ${caseId} and not k.confidential and ${inReach(context)} for update of k`.execute(
    tx,
  )
  const one = rows[0] ?? notFound()
  if (!one.taken) refuseWith('forward-not-mapped')
  if (one.known) refuseWith('forward-already')
  await order(context, caseId, systemId)
})

function inReach({ actor }: Context) {
  if (actor.grids === 'all') return sql`true`
  return sql`coalesce((select b.grid_id from buildings b where b.community_id = k.community_id and b.id = k.building_id), k.grid_id)
    = any(${actor.grids}::uuid[])`
}

async function order({ tx, actor, now }: Context, caseId: Id, systemId: Id) {
  const id = newId(Date.parse(now))
  await tx
    .insertInto('open311_forwards')
    .values({
      community_id: actor.communityId,
      id,
      case_id: caseId,
      system_id: systemId,
      due_at: now,
      by_id: actor.id,
      at: now,
    })
    .onConflict((conflict) => conflict.columns(['community_id', 'case_id', 'system_id']).doNothing())
    .execute()
}

/** New cases of categories that are passed on by themselves; what came from another system goes round in no circle. */
export async function forwardByItself(context: Context, { caseId, newCase }: CaseEvent): Promise<void> {
  if (!newCase || !(await passesOn(context, newCase.policy))) return
  const { rows } = await sql<{ id: Id }>`
    select s.id from open311_systems s join cases k on k.community_id = s.community_id and k.id = ${caseId}
    where s.community_id = ${context.actor.communityId} and s.enabled and s.is_automatic and s.services ? k.leaf
      and not k.confidential and k.source <> 'OTHER_SYSTEM'`.execute(context.tx)
  for (const { id } of rows) await order(context, caseId, id)
}

/** Whether anything is passed on by itself here: asked once for as long as the community's settings stand. */
async function passesOn({ tx, actor }: Context, policy: Policy): Promise<boolean> {
  const known = anyAutomatic.get(policy)
  if (known !== undefined) return known
  const { rows } = await sql<{ some: boolean }>`
    select exists (select from open311_systems where community_id = ${actor.communityId} and enabled and is_automatic) as some`.execute(
    tx,
  )
  anyAutomatic.set(policy, rows[0]!.some)
  return rows[0]!.some
}

const anyAutomatic = new WeakMap<Policy, boolean>()
