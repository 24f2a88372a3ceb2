import { allow, refuse } from '../decision.ts'
import type { Actor } from '../identity/actor.ts'
import type { Day, Instant } from '../time.ts'
import type { VisitResult } from '../visits/codes.ts'
import type { Words } from '../words/words.ts'
import type { CallState, CampaignKind, CampaignRule } from './campaigns.ts'

export const campaignKindWords: Record<CampaignKind, Words> = {
  COLD_WAVE: { zh: '寒潮', en: 'Cold wave' },
  HEAVY_RAIN: { zh: '暴雨', en: 'Heavy rain' },
  HEAT: { zh: '高温', en: 'Heat' },
  FESTIVAL: { zh: '节日慰问', en: 'Festival' },
  OTHER: { zh: '其他', en: 'Other' },
}

/** A rule without a condition would call everybody; a campaign that is over calls nobody. */
export function mayOpenCampaign({ rule, until }: { rule: CampaignRule; until: Day }, today: Day) {
  const { groups, ageFrom, ageTo, livingAlone, floorFrom, floorTo, buildingIds, gridIds } = rule
  const isEmpty =
    [groups, buildingIds, gridIds].every((list) => list.length === 0) &&
    [ageFrom, ageTo, floorFrom, floorTo].every((bound) => bound === null) &&
    !livingAlone
  if (isEmpty) return refuse('campaign-rule-empty')
  if (until < today) return refuse('day-in-the-past')
  return allow
}

export function mayCloseCampaign(actor: Actor, campaign: { openedBy: string }) {
  const leads = actor.role === 'grid-lead' || actor.role === 'secretary'
  return leads || campaign.openedBy === actor.id ? allow : refuse('campaign-of-somebody-else')
}

/** A campaign is over with its last day, whether or not somebody closed it. */
export function isUnderWay({ until, closedAt = null }: { until: Day; closedAt?: Instant | null }, today: Day): boolean {
  return closedAt === null && until >= today
}

/** The claim of somebody else stands until it runs out; one's own may be renewed. */
export function mayTakeCall(
  actor: Pick<Actor, 'id'>,
  call: { state: CallState; takenBy: string | null; takenUntil: Instant | null; isClosed: boolean },
  now: Instant,
) {
  if (call.isClosed) return refuse('campaign-closed')
  if (call.state === 'REACHED') return refuse('call-already-reached')
  if (call.takenBy !== null && call.takenBy !== actor.id && (call.takenUntil ?? '') > now) return refuse('call-taken')
  return allow
}

/** Once it is known how somebody is, it stays known: a later call in vain does not undo it. Declining is an answer too. */
export function stateAfter(before: CallState, result: VisitResult): CallState {
  return before === 'REACHED' || result !== 'NO_ANSWER' ? 'REACHED' : 'UNREACHABLE'
}

/** Weather is a matter of life for who does not answer; a festival is not. */
export function followsNoAnswer(kind: CampaignKind): boolean {
  return kind === 'COLD_WAVE' || kind === 'HEAVY_RAIN' || kind === 'HEAT'
}
