// Companies to ring, kept per building, compound or community.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { ContactDocument } from '@red-steward/domain/places/documents'
import * as shapes from '@red-steward/domain/places/utility-contacts'
import { type RawBuilder, sql } from 'kysely'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import type { DocumentSource } from '../kernel/documents.ts'
import { query } from '../kernel/query.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { buildingsInReach } from './store.ts'

export const keepContact = command(shapes.keepContact, async ({ tx, actor, now, trail }, input) => {
  const { id, base, kind, compoundId, buildingId, name, phone, aroundTheClock } = input
  const hours = aroundTheClock ? '' : input.hours
  const gridId = await ensurePlace(tx, actor, input)
  const before = await findForChange(tx, actor, id)
  if (before && before.gridId !== gridId) trail.changed('contact', id, before.gridId, 'forget')
  if ((before?.version ?? 0) !== base) refuseWith('changed-meanwhile')
  await sql`insert into utility_contacts (community_id, id, kind, compound_id, building_id, name, phone, around_the_clock,
      hours, kept_by, kept_at)
    values (${actor.communityId}, ${id}, ${kind}, ${compoundId}, ${buildingId}, ${name}, ${phone}, ${aroundTheClock},
      ${hours}, ${actor.id}, ${now})
    on conflict (community_id, id) do update set kind = excluded.kind, compound_id = excluded.compound_id,
      building_id = excluded.building_id, name = excluded.name, phone = excluded.phone,
      around_the_clock = excluded.around_the_clock, hours = excluded.hours, kept_by = excluded.kept_by,
      kept_at = excluded.kept_at, version = utility_contacts.version + 1`.execute(tx)
  const after = { kind, compoundId, buildingId, name, phone, aroundTheClock, hours }
  for (const [field, value] of Object.entries(after)) {
    trail.fact('contact', id, field, before?.[field as keyof typeof after], value)
  }
  trail.changed('contact', id, gridId)
})

export const endContact = command(shapes.endContact, async ({ tx, actor, now, trail }, { contactId }) => {
  const contact = (await findForChange(tx, actor, contactId)) ?? notFound()
  await sql`update utility_contacts set ended_at = ${now}, version = version + 1
    where community_id = ${actor.communityId} and id = ${contactId}`.execute(tx)
  trail.fact('contact', contactId, 'endedAt', null, now)
  trail.changed('contact', contactId, contact.gridId, 'forget')
})

export const utilityContacts = query(shapes.utilityContacts, async ({ tx, actor }, { compoundId, buildingId }) => {
  if (buildingId) {
    const building = buildingsInReach(tx, actor).select('id').where('id', '=', buildingId)
    if (!(await building.executeTakeFirst())) notFound()
  }
  if (compoundId) await ensureCompound(tx, actor, compoundId)
  const { rows } = await sql<shapes.UtilityContact>`
    select k.id, k.version, k.kind, ${shownColumns} from utility_contacts k
    where k.community_id = ${actor.communityId} and k.ended_at is null and ${inReach(actor)} and (
      (k.building_id is null and k.compound_id is null) or k.building_id = ${buildingId}
      or k.compound_id = coalesce(${compoundId}::uuid, (select b.compound_id from buildings b
        where b.community_id = k.community_id and b.id = ${buildingId})))
    order by k.kind, k.name, k.id`.execute(tx)
  return { rows }
})

const shownColumns = sql`k.compound_id as "compoundId", k.building_id as "buildingId", k.name, k.phone,
  k.around_the_clock as "aroundTheClock", k.hours`

/** Contacts (`k`) of the community, and of compounds and buildings of which some lie in the actor's grids. */
function inReach(actor: Actor): RawBuilder<boolean> {
  if (actor.grids === 'all') return sql<boolean>`true`
  return sql<boolean>`((k.building_id is null and k.compound_id is null) or exists (select from buildings b
    where b.community_id = k.community_id and b.retired_at is null and b.grid_id = any(${[...actor.grids]}::uuid[])
      and (b.id = k.building_id or b.compound_id = k.compound_id)))`
}

/** Refuses a place out of reach; answers the grid whose phones alone are told, null for several. */
async function ensurePlace(tx: Tx, actor: Actor, place: { compoundId: Id | null; buildingId: Id | null }) {
  ensure(shapes.mayKeepContact(actor, place))
  if (place.compoundId === null && place.buildingId === null) return null
  if (place.compoundId !== null && actor.grids === 'all') return ensureCompound(tx, actor, place.compoundId)
  const [column, id] = place.buildingId
    ? (['id', place.buildingId] as const)
    : (['compound_id', place.compoundId!] as const)
  const row = await buildingsInReach(tx, actor).select('grid_id').where(column, '=', id).limit(1).executeTakeFirst()
  return place.buildingId ? (row ?? notFound()).grid_id : row ? null : notFound()
}

async function ensureCompound(tx: Tx, actor: Actor, id: Id): Promise<null> {
  const compounds = tx.selectFrom('compounds').select('id').where('community_id', '=', actor.communityId)
  return (await compounds.where('id', '=', id).where('retired_at', 'is', null).executeTakeFirst()) ? null : notFound()
}

type Kept = Omit<shapes.UtilityContact, 'id'> & { gridId: Id | null }

/** One in use, locked, with the right to its place; undefined when there is none of this id. */
async function findForChange(tx: Tx, actor: Actor, id: Id): Promise<Kept | undefined> {
  const { rows } = await sql<Omit<Kept, 'gridId'> & { ended: boolean }>`
    select k.version, k.kind, ${shownColumns}, k.ended_at is not null as ended from utility_contacts k
    where k.community_id = ${actor.communityId} and k.id = ${id} for update`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  if (row.ended) notFound()
  return { ...row, gridId: await ensurePlace(tx, actor, row) }
}

async function held({ tx, actor }: { tx: Tx; actor: Actor }, which: RawBuilder<unknown>): Promise<ContactDocument[]> {
  const { rows } = await sql<ContactDocument>`
    select 'contact' as kind, k.id, k.version, k.kind as "utilityKind", null as "buildingId", k.building_id as "onlyBuildingId",
      k.compound_id as "compoundId", k.name, k.phone, k.around_the_clock as "aroundTheClock", k.hours from utility_contacts k
    where k.community_id = ${actor.communityId} and k.ended_at is null and ${inReach(actor)} and ${which}
    order by k.id`.execute(tx)
  return rows
}

export const contactDocuments: DocumentSource<ContactDocument> = {
  kind: 'contact',
  /** All in reach come together (`ofActor`): a few dozen, and most belong to no single building. */
  async ofBuildings() {
    return []
  },
  ofActor: (context) => held(context, sql`true`),
  ofIds: (context, ids) => held(context, sql`k.id = any(${[...ids]}::uuid[])`),
}
