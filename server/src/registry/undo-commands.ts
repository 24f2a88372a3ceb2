// Taking commands back, from history alone: what was changed gets its old value, what was created goes. Anything that
// was later changed, or that later records hang on, refuses the whole.
import { reaches } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { refuseLaterChanges } from '../kernel/later-changes.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { settleConfirmedAt } from './confirm.ts'
import { revise, type Writing } from './revise.ts'
import { openSecret, type SecretField } from './secrets.ts'
import { CREATED, REMOVED, type SubjectKind, subjects } from './subjects.ts'
import { announceUndone, refuseDependents, touchedBy } from './undo-blockers.ts'

export interface Effect {
  kind: SubjectKind
  id: Id
  field: string
  oldValue: unknown
}

export interface Lost {
  subjectKind: string
  subjectId: Id
  field: string
}

/**
 * Takes these commands back together (an import is many). The caller has decided that the actor may.
 * Refuses `changed-since` and `others-still-depend`, naming what is in the way; answers what was erased for good.
 */
export async function undoCommands(context: Writing, commandIds: readonly Id[]): Promise<{ lost: Lost[] }> {
  const { tx, actor, now, trail } = context
  const effects = await effectsOf(context, commandIds)
  const confirmed = await takeBackConfirmations(context, commandIds)
  if (effects.length === 0 && confirmed.length === 0) refuseWith('not-undoable')

  const created = new Map<SubjectKind, Id[]>()
  for (const { kind, id, field } of effects)
    if (field === CREATED) created.set(kind, [...(created.get(kind) ?? []), id])
  await lockSubjects(context, effects)
  await refuseLaterChanges(context, commandIds)
  const residences = (field: string) =>
    effects.filter((effect) => effect.kind === 'residence' && effect.field === field)
  const reopened = residences('toDay').filter(({ oldValue }) => oldValue === null)
  await refuseDependents(
    context,
    created,
    reopened.map(({ id }) => id),
    residences('personId').map(({ id }) => id),
  )
  const concerned = [...effects, ...confirmed]
  const before = await touchedBy(context, concerned)
  if (!before.every(({ gridId }) => reaches(actor, gridId))) notFound()

  const gone = new Set([...created.values()].flat())
  for (const kind of ['confirmation', 'guardianship', 'eligibility', 'residence'] as const)
    await remove(context, kind, created)
  const lost = await putBack(
    context,
    effects.filter(({ id, field }) => field !== CREATED && !gone.has(id)),
  )
  for (const kind of ['household', 'person'] as const) await remove(context, kind, created)

  await settleConfirmedAt(
    context,
    confirmed.map(({ id }) => id).filter((id) => !gone.has(id)),
  )
  announceUndone(context, before, await touchedBy(context, concerned))
  const undone = commandIds.map((command_id) => ({ command_id, undo_command_id: context.commandId }))
  await tx
    .insertInto('undone_commands')
    .values(undone.map((row) => ({ ...row, community_id: actor.communityId, undone_at: now, undone_by: actor.id })))
    .execute()
  for (const [kind, ids] of created) for (const id of ids) trail.fact(kind, id, REMOVED, true, null)
  return { lost }
}

/** Everything these commands did, the latest first. */
async function effectsOf({ tx, actor }: Writing, commandIds: readonly Id[]): Promise<Effect[]> {
  const { rows } = await sql<Effect>`
    select subject_kind as kind, subject_id as id, field, old_value as "oldValue" from history
    where community_id = ${actor.communityId} and command_id = any(${commandIds}::uuid[]) order by id desc`.execute(tx)
  return rows.filter(({ kind }) => kind in subjects)
}

/** Deletes what these commands confirmed; the caller settles what remains (`settleConfirmedAt`). */
export async function takeBackConfirmations(
  { tx, actor }: Writing,
  commandIds: readonly Id[],
): Promise<Pick<Effect, 'kind' | 'id'>[]> {
  const { rows } = await sql<Pick<Effect, 'kind' | 'id'>>`
    with gone as (delete from confirmations
      where community_id = ${actor.communityId} and command_id = any(${commandIds}::uuid[]) returning subject_kind, subject_id)
    select distinct subject_kind as kind, subject_id as id from gone`.execute(tx)
  return rows
}

async function lockSubjects({ tx, actor }: Writing, effects: readonly Effect[]) {
  for (const kind of Object.keys(subjects) as SubjectKind[]) {
    const ids = [...new Set(effects.filter((effect) => effect.kind === kind).map((effect) => effect.id))]
    if (ids.length === 0) continue
    await sql`select 1 from ${sql.table(subjects[kind].table)}
      where community_id = ${actor.communityId} and id = any(${ids}::uuid[]) order by id for update`.execute(tx)
  }
}

async function remove({ tx, actor }: Writing, kind: SubjectKind | 'confirmation', created: Map<SubjectKind, Id[]>) {
  const ids = kind === 'confirmation' ? [...created.values()].flat() : (created.get(kind) ?? [])
  if (ids.length === 0) return
  const gone = sql`any(${ids}::uuid[])`
  const community = actor.communityId
  if (kind === 'confirmation') {
    await sql`delete from confirmations where community_id = ${community} and subject_id = ${gone}`.execute(tx)
    return
  }
  await sql`delete from ${sql.table(subjects[kind].table)} where community_id = ${community} and id = ${gone}`.execute(
    tx,
  )
}

/** Gives every changed field the value it had before the first of these commands. */
async function putBack(context: Writing, effects: readonly Effect[]): Promise<Lost[]> {
  const { values, lost } = await readable(context, effects)
  // Homes last of all things that end: a person may only live in one at a time, a household have one head.
  for (const kind of ['dwelling', 'household', 'residence', 'eligibility', 'guardianship', 'person'] as const) {
    const byId = new Map<Id, Record<string, unknown>>()
    for (const effect of effects) {
      // Latest first, so that the oldest value is the one that stays.
      if (effect.kind === kind && values.has(effect))
        byId.set(effect.id, { ...byId.get(effect.id), [effect.field]: values.get(effect) })
    }
    await revise(
      context,
      kind,
      [...byId].map(([id, to]) => ({ id, to })),
    )
  }
  return lost
}

/** The old values with sealed ones opened; what was erased for good is lost. */
async function readable({ tx, actor, vault }: Writing, effects: readonly Effect[]) {
  const asked = effects
    .map(({ oldValue }) => (oldValue as { secret?: Id } | null)?.secret)
    .filter((id) => id !== undefined)
  const { rows } = await sql<{ id: Id; person_id: Id; field: SecretField; sealed: Buffer }>`
    select id, person_id, field, sealed from former_secrets
    where community_id = ${actor.communityId} and id = any(${asked}::uuid[])`.execute(tx)
  const kept = new Map(rows.map((row) => [row.id, row]))
  const values = new Map<Effect, unknown>()
  const lost: Lost[] = []
  for (const effect of effects) {
    const old = effect.oldValue as { secret?: Id; erased?: boolean } | null
    const secret = old && typeof old === 'object' && old.secret ? kept.get(old.secret) : undefined
    if (secret) values.set(effect, openSecret(vault, secret.person_id, secret.field, secret.sealed))
    else if (old && typeof old === 'object' && (old.secret || old.erased)) {
      lost.push({ subjectKind: effect.kind, subjectId: effect.id, field: effect.field })
    } else values.set(effect, old)
  }
  return { values, lost }
}
