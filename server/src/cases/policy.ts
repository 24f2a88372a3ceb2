// Deadline rules and working calendar of a community, kept in memory until its settings say another version.
import type { Policy } from '@red-steward/domain/cases/clocks'
import type { DeadlineProfile, DeadlineRule } from '@red-steward/domain/cases/deadlines'
import { type CalendarDay, type Period, workingCalendar } from '@red-steward/domain/cases/working-calendar'
import type { Id } from '@red-steward/domain/ids'
import type { Day } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { nationalDays } from '../calendar.ts'
import type { Tx } from '../kernel/db.ts'

const held = new Map<Id, { version: number; policy: Policy }>()
const HELD_AT_MOST = 500

interface Settings {
  version: number
  profile: DeadlineProfile
}

/** What counts here now; `known`: the settings, when they were read already. */
export async function policyOf(tx: Tx, communityId: Id, known?: Settings): Promise<Policy> {
  const settings = known ?? (await settingsOf(tx, communityId))
  const kept = held.get(communityId)
  if (kept?.version === settings.version) return kept.policy
  const policy = await readPolicy(tx, communityId, settings.profile)
  if (held.size >= HELD_AT_MOST) held.clear()
  held.set(communityId, { version: settings.version, policy })
  return policy
}

/**
 * Says that profile, rules, calendar or what hangs on the settings changed: nobody's memory counts any more. In this transaction
 * use `freshPolicy`.
 */
export async function policyChanged(tx: Tx, communityId: Id, profile?: DeadlineProfile): Promise<void> {
  await sql`
    update case_settings set version = version + 1, profile = coalesce(${profile ?? null}, profile)
    where community_id = ${communityId}`.execute(tx)
}

/** Not kept: for a change that is not committed yet. */
export async function freshPolicy(tx: Tx, communityId: Id): Promise<Policy> {
  return readPolicy(tx, communityId, (await settingsOf(tx, communityId)).profile)
}

async function settingsOf(tx: Tx, communityId: Id) {
  const { rows } = await sql<Settings>`
    select version, profile from case_settings where community_id = ${communityId}`.execute(tx)
  return rows[0] ?? { version: 0, profile: 'beijing' as const }
}

async function readPolicy(tx: Tx, communityId: Id, profile: DeadlineProfile): Promise<Policy> {
  const rules = await readRules(tx, communityId)
  const days = await sql<{ day: Day } & CalendarDay>`
    select day, works, periods from calendar_days where community_id = ${communityId}`.execute(tx)
  const hours = await sql<{ validFrom: Day; periods: Period[] }>`
    select valid_from as "validFrom", periods from calendar_hours where community_id = ${communityId} order by valid_from`.execute(
    tx,
  )
  const calendar = workingCalendar({
    hours: hours.rows,
    days: new Map(days.rows.map(({ day, works, periods }) => [day, { works, periods }])),
    national: nationalDays(),
  })
  return { profile, rules, calendar }
}

export async function readRules(tx: Tx, communityId: Id): Promise<DeadlineRule[]> {
  const { rows } = await sql<DeadlineRule>`
    select id, profile, class, step, amount, unit, runs_from as "runsFrom", basis, region, valid_from as "validFrom",
      valid_to as "validTo"
    from deadline_rules where community_id = ${communityId} order by profile, class, step, valid_from`.execute(tx)
  return rows
}
