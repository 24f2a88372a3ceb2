// A year of visits in the demo community, about 825 a grid: who is in care is seen in their rhythm, with a few left behind so
// that the Today list has something to say; the rest of the households now and then.
import type { Id } from '@red-steward/domain/ids'
import { keyGroups } from '@red-steward/domain/registry/key-groups'
import { ageOn, dayOf } from '@red-steward/domain/time'
import type { DemoCommunity } from './community.ts'
import type { DemoHousehold } from './people.ts'
import type { Chance } from './random.ts'

interface DemoVisit {
  id: Id
  household: DemoHousehold
  personIds: Id[]
  means: 'DOOR' | 'PHONE' | 'VIDEO' | 'PROXY'
  result: 'MET' | 'ANSWERED' | 'RELATIVE' | 'NO_ANSWER' | 'REFUSED' | 'IN_HOSPITAL'
  note: string
  at: string
}
interface DemoNeed {
  id: Id
  visit: DemoVisit
  kind: 'CASE' | 'ERRAND' | 'WISH' | 'SERVICE'
  text: string
  dueInDays: number | null
  settled: boolean
}
interface DemoFinding {
  id: Id
  visit: DemoVisit
  item: 'FIRE' | 'POWER' | 'GAS' | 'SLIP' | 'LOCK' | 'GAS_ALARM'
  ok: boolean
  settled: boolean
}

const DAY = 86_400_000
const PER_GRID = 825

const notes = [
  '',
  '',
  '',
  '精神不错，嘱咐注意保暖',
  '换了新的联系电话',
  '希望楼道灯修一下',
  '儿女周末回来',
  '需要人帮忙搬煤气罐',
  '想听社区讲座',
  '门口杂物已经清理',
  '上下楼需要人搀扶',
]
const wants: [DemoNeed['kind'], string][] = [
  ['ERRAND', '代取药'],
  ['ERRAND', '代缴水电费'],
  ['ERRAND', '陪同去卫生院'],
  ['CASE', '楼道灯不亮'],
  ['CASE', '单元门关不上'],
  ['CASE', '厨房下水道返水'],
  ['WISH', '想要一台收音机'],
  ['WISH', '想学会用智能手机视频'],
  ['SERVICE', '咨询高龄津贴怎么办'],
  ['SERVICE', '办理老年人优待证'],
]
const items = ['FIRE', 'POWER', 'GAS', 'SLIP', 'LOCK', 'GAS_ALARM'] as const

export function makeVisits(demo: DemoCommunity, now: string, chance: Chance) {
  const rhythm = rhythms(demo, now)
  const visits: DemoVisit[] = []
  const byBuilding = new Map<Id, DemoHousehold[]>()
  for (const household of demo.households) {
    const known = byBuilding.get(household.building.id)
    if (known) known.push(household)
    else byBuilding.set(household.building.id, [household])
  }
  for (const grid of demo.grids) {
    const households = grid.buildings.flatMap(({ id }) => byBuilding.get(id) ?? [])
    const wanted = Math.round((PER_GRID * households.length) / 400)
    const cared = households.flatMap((household) =>
      household.members.flatMap((member) => {
        const days = rhythm.get(member.id)
        return days ? [{ household, member, days }] : []
      }),
    )
    const regular = cared.reduce((sum, { days }) => sum + 365 / days, 0)
    // As many as a team of this size can do; the weekly ones are stretched where there are too many.
    const stretch = Math.max(1, regular / (wanted * 0.8))
    let left = wanted
    for (const { household, member, days } of cared) {
      // A few were not looked in on lately.
      let ago = chance.happens(0.08) ? days * (1 + chance.share()) + 1 : days * chance.share() * 0.9
      while (ago < 365 && left > 0) {
        visits.push(visit(household, [member.id], now, ago, chance))
        left -= 1
        ago += days * stretch * (0.8 + 0.4 * chance.share())
      }
    }
    for (; left > 0; left--) {
      const household = chance.pick(households)
      visits.push(visit(household, [household.members[0]!.id], now, 1 + chance.share() * 364, chance))
    }
  }
  return { visits, ...whatCameOf(visits, now, chance) }
}

/** Days between two contacts of everyone in care, as the rules that every community begins with say. */
function rhythms(demo: DemoCommunity, now: string): Map<Id, number> {
  const today = dayOf(now)
  const births = new Map(demo.households.flatMap(({ members }) => members.map(({ id, birthDate }) => [id, birthDate])))
  const days = { WEEKLY: 7, MONTHLY: 30, QUARTERLY: 91, ON_NEED: 0 } as const
  const found = new Map<Id, number>()
  for (const { personId, group, startsOn, endsOn } of demo.eligibilities) {
    if (startsOn > today || (endsOn !== null && endsOn < today)) continue
    const isOld = ageOn(births.get(personId)!, today) >= 80
    const asked =
      isOld && ['K01', 'K02', 'K03'].includes(group) ? 7 : group === 'K15' ? 30 : days[keyGroups[group].contact]
    if (asked > 0) found.set(personId, Math.min(asked, found.get(personId) ?? 366))
  }
  return found
}

function visit(household: DemoHousehold, personIds: Id[], now: string, daysAgo: number, chance: Chance): DemoVisit {
  const means = chance.happens(0.45) ? 'DOOR' : chance.happens(0.85) ? 'PHONE' : chance.happens(0.5) ? 'PROXY' : 'VIDEO'
  const contact = means === 'DOOR' ? 'MET' : means === 'PHONE' ? 'ANSWERED' : 'RELATIVE'
  // Of the last days everybody was reached: an unanswered call of today belongs to a flow, and none is open in the demo.
  const fails = daysAgo > 3 && chance.happens(0.06)
  const result = fails ? chance.pick(['NO_ANSWER', 'NO_ANSWER', 'REFUSED', 'IN_HOSPITAL'] as const) : contact
  return {
    id: chance.id(),
    household,
    personIds,
    means,
    result,
    note: fails ? '' : chance.pick(notes),
    at: atWork(now, daysAgo, chance),
  }
}

/** Between nine and half past five, never after now. */
function atWork(now: string, daysAgo: number, chance: Chance): string {
  const midnight = Math.floor((Date.parse(now) + 8 * 3_600_000) / DAY) * DAY - 8 * 3_600_000
  const day = midnight - Math.max(1, Math.floor(daysAgo)) * DAY
  return new Date(day + 9 * 3_600_000 + chance.whole(0, 510) * 60_000).toISOString()
}

function whatCameOf(visits: readonly DemoVisit[], now: string, chance: Chance) {
  const needs: DemoNeed[] = []
  const findings: DemoFinding[] = []
  for (const visit of visits) {
    if (visit.result === 'NO_ANSWER' || visit.result === 'REFUSED') continue
    const daysAgo = (Date.parse(now) - Date.parse(visit.at)) / DAY
    if (chance.happens(0.03)) {
      const [kind, text] = chance.pick(wants)
      const settled = daysAgo > 20 || chance.happens(0.4)
      needs.push({
        id: chance.id(),
        visit,
        kind,
        text,
        dueInDays: chance.happens(0.3) ? chance.whole(0, 6) : null,
        settled,
      })
    }
    if (visit.means !== 'DOOR' || !chance.happens(0.12)) continue
    for (const item of items) {
      const ok = chance.happens(0.94)
      findings.push({ id: chance.id(), visit, item, ok, settled: !ok && (daysAgo > 25 || chance.happens(0.5)) })
    }
  }
  return { needs, findings }
}
