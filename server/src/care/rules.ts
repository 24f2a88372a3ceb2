import {
  type CareRule,
  endRule as endShape,
  type FlowRule,
  FlowStep,
  listRules as listShape,
  saveFlowRule as saveFlowShape,
  saveRule as saveShape,
} from '@red-steward/domain/care/rules'
import type { Actor } from '@red-steward/domain/identity/actor'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'

export type Versioned<T> = T & { version: number }

/** Every rule of the community, those past and to come too: `dutyOf` takes those of its day. */
export async function readRules(tx: Tx, actor: Actor): Promise<Versioned<CareRule>[]> {
  const { rows } = await sql<Versioned<CareRule>>`
    select id, group_code as "groupCode", age_from as "ageFrom", with_group as "withGroup", first_days as "firstDays", tier, days,
      basis, region, valid_from as "validFrom", valid_to as "validTo", version
    from care_rules where community_id = ${actor.communityId}
    order by group_code nulls first, tier, age_from nulls first, valid_from, id`.execute(tx)
  return rows
}

/** The steps of the no-answer flow in their order. */
export async function readFlow(tx: Tx, actor: Actor): Promise<Versioned<FlowRule>[]> {
  const { rows } = await sql<Versioned<FlowRule>>`
    select id, step, after_minutes as "afterMinutes", day_from as "dayFrom", day_to as "dayTo", night_tiers as "nightTiers",
      basis, version
    from care_flow_rules where community_id = ${actor.communityId}`.execute(tx)
  const place = (rule: FlowRule) => FlowStep.options.indexOf(rule.step)
  return rows.sort((one, other) => place(one) - place(other))
}

export const listRules = query(listShape, async ({ tx, actor }) => {
  const bare = <T extends { version: number }>({ version: _, ...rule }: T) => rule
  return { rules: (await readRules(tx, actor)).map(bare), flow: (await readFlow(tx, actor)).map(bare) }
})

export const saveRule = command(saveShape, async ({ tx, actor, trail }, rule) => {
  const before = (await readRules(tx, actor)).find(({ id }) => id === rule.id)
  const meets = (await readRules(tx, actor)).some((other) => other.id !== rule.id && sameConditions(rule, other))
  if (meets) refuseWith('rule-of-the-same-kind')
  const { id, groupCode, ageFrom, withGroup, firstDays, tier, days, basis, region, validFrom, validTo } = rule
  await sql`
    insert into care_rules (community_id, id, group_code, age_from, with_group, first_days, tier, days, basis, region, valid_from, valid_to)
    values (${actor.communityId}, ${id}, ${groupCode}, ${ageFrom}, ${withGroup}, ${firstDays}, ${tier}, ${days}, ${basis}, ${region},
      ${validFrom}, ${validTo})
    on conflict (community_id, id) do update set group_code = excluded.group_code, age_from = excluded.age_from,
      with_group = excluded.with_group, first_days = excluded.first_days, tier = excluded.tier, days = excluded.days,
      basis = excluded.basis, region = excluded.region, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      version = care_rules.version + 1`.execute(tx)
  for (const field of [
    'groupCode',
    'ageFrom',
    'withGroup',
    'firstDays',
    'tier',
    'days',
    'basis',
    'region',
    'validFrom',
    'validTo',
  ] as const)
    trail.fact('care-rule', id, field, before?.[field], rule[field])
  trail.changed('care-rule', id, null)
})

/** As the exclusion constraint of the table sees it. */
function sameConditions(one: CareRule, other: CareRule): boolean {
  const key = ({ groupCode, tier, ageFrom, withGroup, firstDays }: CareRule) =>
    [groupCode ?? `tier${tier}`, ageFrom, withGroup, firstDays].join('|')
  const meet = (one.validTo ?? '9999') >= other.validFrom && (other.validTo ?? '9999') >= one.validFrom
  return key(one) === key(other) && meet
}

export const endRule = command(endShape, async ({ tx, actor, trail }, { ruleId, validTo }) => {
  const rule = (await readRules(tx, actor)).find(({ id }) => id === ruleId) ?? notFound()
  if (validTo < rule.validFrom) refuseWith('end-before-start')
  await sql`update care_rules set valid_to = ${validTo}, version = version + 1
    where community_id = ${actor.communityId} and id = ${ruleId}`.execute(tx)
  trail.fact('care-rule', ruleId, 'validTo', rule.validTo, validTo)
  trail.changed('care-rule', ruleId, null)
})

export const saveFlowRule = command(saveFlowShape, async ({ tx, actor, trail }, rule) => {
  const before = (await readFlow(tx, actor)).find(({ id, step }) => id === rule.id && step === rule.step) ?? notFound()
  const { id, afterMinutes, dayFrom, dayTo, nightTiers, basis } = rule
  await sql`update care_flow_rules set after_minutes = ${afterMinutes}, day_from = ${dayFrom}, day_to = ${dayTo},
      night_tiers = ${nightTiers}::integer[], basis = ${basis}, version = version + 1
    where community_id = ${actor.communityId} and id = ${id}`.execute(tx)
  for (const field of ['afterMinutes', 'dayFrom', 'dayTo', 'nightTiers', 'basis'] as const)
    trail.fact('flow-rule', id, field, before[field], rule[field])
  trail.changed('flow-rule', id, null)
})
