// The working calendar and the deadline rules of a community. Whatever changes here moves the deadlines of what is open, in
// the same command.

import { addDays, daysBetween } from '@red-steward/domain/care/days'
import type { DeadlineProfile } from '@red-steward/domain/cases/deadlines'
import {
  showCalendar as calendarShape,
  setCalendarDay as dayShape,
  setCalendarHours as hoursShape,
  setDeadlineProfile as profileShape,
  saveDeadlineRule as ruleShape,
} from '@red-steward/domain/cases/settings'
import { defaultPeriods, yearsUnknown } from '@red-steward/domain/cases/working-calendar'
import type { Day } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { nationalDays } from '../calendar.ts'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { freshPolicy, policyChanged, readRules } from './policy.ts'
import { recompute } from './recompute.ts'
import type { Writing } from './store.ts'

export const setCalendarDay = command(dayShape, async (context, { day, through = day, works, periods, name }) => {
  const { tx, actor, now, trail } = context
  const days = Array.from({ length: daysBetween(day, through) + 1 }, (_, at) => addDays(day, at))
  const before = await sql<{ day: Day; works: boolean; periods: unknown; name: string }>`
    select day, works, periods, name from calendar_days
    where community_id = ${actor.communityId} and day = any(${days}::date[])`.execute(tx)
  if (works === null) {
    await sql`delete from calendar_days where community_id = ${actor.communityId} and day = any(${days}::date[])`.execute(
      tx,
    )
  } else {
    await sql`
      insert into calendar_days (community_id, day, works, periods, name, set_by, set_at)
      select ${actor.communityId}::uuid, x.day, ${works}::boolean, ${works && periods ? JSON.stringify(periods) : null}::jsonb, ${name}::text,
        ${actor.id}::uuid, ${now}::timestamptz
      from unnest(${days}::date[]) x (day)
      on conflict (community_id, day) do update set works = excluded.works, periods = excluded.periods, name = excluded.name,
        set_by = excluded.set_by, set_at = excluded.set_at`.execute(tx)
  }
  const after = works === null ? null : { works, periods, name }
  for (const one of days) {
    const old = before.rows.find((row) => row.day === one)
    const was = old && { works: old.works, periods: old.periods, name: old.name }
    trail.fact('community', actor.communityId, `calendar ${one}`, was, after)
  }
  return calendarChanged(context)
})

export const setCalendarHours = command(hoursShape, async (context, { validFrom, periods }) => {
  const { tx, actor, now, trail } = context
  if (periods === null) {
    const { rows } = await sql`
      delete from calendar_hours where community_id = ${actor.communityId} and valid_from = ${validFrom} returning 1`.execute(
      tx,
    )
    if (rows.length === 0) notFound()
  } else {
    await sql`
      insert into calendar_hours (community_id, valid_from, periods, set_by, set_at)
      values (${actor.communityId}, ${validFrom}, ${JSON.stringify(periods)}::jsonb, ${actor.id}, ${now})
      on conflict (community_id, valid_from) do update set periods = excluded.periods, set_by = excluded.set_by,
        set_at = excluded.set_at`.execute(tx)
  }
  trail.fact('community', actor.communityId, `hours from ${validFrom}`, null, periods)
  return calendarChanged(context)
})

async function calendarChanged(context: Writing) {
  const { tx, actor, now } = context
  await policyChanged(tx, actor.communityId)
  const { recomputed, latest } = await recompute(context)
  const policy = await freshPolicy(tx, actor.communityId)
  return { recomputed, yearsUnknown: yearsUnknown(policy.calendar, now, latest ?? now) }
}

export const setDeadlineProfile = command(profileShape, async (context, { profile }) => {
  const { tx, actor, trail } = context
  const { profile: before } = await freshPolicy(tx, actor.communityId)
  await policyChanged(tx, actor.communityId, profile)
  trail.fact('community', actor.communityId, 'deadlineProfile', before, profile)
  return { recomputed: (await recompute(context)).recomputed }
})

/** The rules that came with the program stay what they are; the custom ones are the community's own. */
export const saveDeadlineRule = command(ruleShape, async (context, rule) => {
  const { tx, actor, trail } = context
  const { id, amount, unit, runsFrom, basis, region, validFrom, validTo } = rule
  const { rows } = await sql`
    insert into deadline_rules as r (community_id, id, profile, class, step, amount, unit, runs_from, basis, region, valid_from, valid_to)
    values (${actor.communityId}, ${id}, 'custom', ${rule.class}, ${rule.step}, ${amount}, ${unit}, ${runsFrom}, ${basis}, ${region},
      ${validFrom}, ${validTo})
    on conflict (community_id, id) do update set class = excluded.class, step = excluded.step, amount = excluded.amount,
      unit = excluded.unit, runs_from = excluded.runs_from, basis = excluded.basis, region = excluded.region,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to, version = r.version + 1
      where r.profile = 'custom' returning 1`.execute(tx)
  if (rows.length === 0) notFound()
  trail.fact('deadline-rule', id, 'limit', null, { amount, unit })
  await policyChanged(tx, actor.communityId)
  return { recomputed: (await recompute(context)).recomputed }
})

type Calendar = typeof calendarShape.answer._output

export const showCalendar = query(calendarShape, async ({ tx, actor }, { year }): Promise<Calendar> => {
  const national = nationalDays().get(year)
  const { rows } = await sql<{ profile: DeadlineProfile }>`
    select profile from case_settings where community_id = ${actor.communityId}`.execute(tx)
  const days = await sql<Calendar['days'][number]>`
    select day, works, periods, name from calendar_days
    where community_id = ${actor.communityId} and extract(year from day) = ${year} order by day`.execute(tx)
  const hours = await sql<Calendar['hours'][number]>`
    select valid_from as "validFrom", periods from calendar_hours where community_id = ${actor.communityId} order by valid_from`.execute(
    tx,
  )
  return {
    profile: rows[0]?.profile ?? 'beijing',
    rules: await readRules(tx, actor.communityId),
    isKnown: national !== undefined,
    off: [...(national?.off ?? [])],
    makeUp: [...(national?.makeUp ?? [])],
    days: days.rows,
    hours: [{ validFrom: null, periods: defaultPeriods.map(([from, to]) => [from, to]) }, ...hours.rows],
  }
})
