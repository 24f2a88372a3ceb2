// Half a year of cases of a demo community: each a story of steps in office hours, cut off where now is, so that what is young is
// still open, and some are stuck, late, with the street or resting.
import { natureOf } from '@red-steward/domain/cases/case'
import { type CaseClass, type FirstHandler, type LeafCode, leafOf } from '@red-steward/domain/cases/catalogue'
import { type ClockFacts, type Deadlines, deadlinesOf, type Policy } from '@red-steward/domain/cases/clocks'
import type { HopDetail } from '@red-steward/domain/cases/hop-detail'
import type { Id } from '@red-steward/domain/ids'
import { callBack, type DemoCallBack } from './call-backs.ts'
import { type Giving, Story } from './case-story.ts'
import { type CaseText, caseTexts } from './case-texts.ts'
import type { DemoCommunity } from './community.ts'
import type { DemoHousehold } from './people.ts'
import type { Chance } from './random.ts'

/** Accounts and units that act in the stories. */
export interface Cast {
  desk: Id
  secretary: Id
  street: Id
  property: Id
  department: Id
  gridLead: Id
  stewardOf(household: DemoHousehold): Id
  units: { city: Unit; water: Unit; property: Unit }
}
export interface Unit {
  id: Id
  name: string
}

export type State = ClockFacts['state']
export interface DemoHop {
  action: string
  toState: State | null
  text: string
  residentText: string
  detail: HopDetail
  by: Id
  role: string
  at: string
}

export interface DemoCase {
  id: Id
  leaf: LeafCode
  class: CaseClass
  nature: string
  source: string
  title: string
  description: string
  dwellingId: Id | null
  buildingId: Id | null
  place: string
  gridId: Id | null
  reporterPersonId: Id | null
  contactOk: boolean
  enteredBy: Id
  firstHandler: FirstHandler
  reportedAt: string
  state: State
  acceptedAt: string | null
  responsibleId: Id | null
  handlerId: Id | null
  handlerUnitId: Id | null
  handlerRole: FirstHandler | null
  dispatchedAt: string | null
  returns: number
  reworks: number
  atStreet: boolean
  beforeStreet: boolean
  escalatedAt: string | null
  handledAt: string | null
  handledBy: Id | null
  closedAt: string | null
  result: string | null
  resultText: string
  residentSays: string | null
  suspendedAt: string | null
  reviewOn: string | null
  stepSince: string
  hops: DemoHop[]
  callBack: DemoCallBack | null
  deadlines: Deadlines
}

const HOUR = 3_600_000
type Plot =
  | 'spot'
  | 'loop'
  | 'asked'
  | 'rework'
  | 'returned'
  | 'turned away'
  | 'street'
  | 'stuck'
  | 'resting'
  | 'given'
  | 'to verify'
  | 'fresh'
const plots: readonly [Plot, number][] = [
  ['spot', 150],
  ['loop', 120],
  ['rework', 14],
  ['returned', 10],
  ['turned away', 16],
  ['street', 12],
  ['stuck', 16],
  ['resting', 6],
  ['given', 22],
  ['to verify', 14],
  ['fresh', 20],
  ['asked', 80],
]

export function makeCases(
  demo: DemoCommunity,
  now: string,
  cast: Cast,
  policy: Policy,
  { chance, askedChance }: Pick<Telling, 'chance' | 'askedChance'>,
): DemoCase[] {
  const gridOf = new Map(demo.grids.flatMap((grid) => grid.buildings.map(({ id }) => [id, grid.id])))
  const texts = caseTexts.flatMap((text) => Array.from({ length: text.weight }, () => text))
  const planned = plots.flatMap(([plot, count]) => Array.from({ length: count }, () => plot))
  const made = planned.map((plot) => {
    const household = chance.pick(demo.households)
    const opening = openingOf(plot, chance.pick(texts), {
      household,
      gridId: gridOf.get(household.building.id) ?? null,
    })
    return tell(plot, opening, { now, cast, policy, chance, askedChance, household })
  })
  return made.sort((one, other) => (one.reportedAt < other.reportedAt ? -1 : 1))
}

interface Opening {
  text: CaseText
  household: DemoHousehold
  gridId: Id | null
}
const openingOf = (plot: Plot, text: CaseText, where: Omit<Opening, 'text'>): Opening => {
  // Only what a community may leave lying rests or goes up.
  const heavy = caseTexts.filter(({ leaf }) => ['0209', '0606', '0604', '0501'].includes(leaf))
  const isHeavy = plot === 'resting' || plot === 'street'
  return { text: isHeavy ? heavy[where.household.members.length % heavy.length]! : text, ...where }
}

export interface Telling {
  now: string
  cast: Cast
  policy: Policy
  chance: Chance
  /** For what is said on the phone afterwards; of its own, so that the stories stay as they are. */
  askedChance: Chance
  household: DemoHousehold
}

/** How long ago it began: finished stories over half a year, those that are to be open within their own time. */
function began(plot: Plot, { now, chance }: Telling): number {
  const ago = (low: number, high: number) => Date.parse(now) - Math.round((low + chance.share() * (high - low)) * HOUR)
  if (plot === 'fresh') return ago(0.2, 10)
  if (plot === 'given') return ago(6, 60)
  if (plot === 'to verify') return ago(40, 110)
  if (plot === 'stuck') return ago(8 * 24, 20 * 24)
  if (plot === 'resting') return ago(20 * 24, 60 * 24)
  if (plot === 'street') return ago(2 * 24, 40 * 24)
  if (plot === 'asked') return ago(2 * 24, 45 * 24)
  return ago(30, 180 * 24)
}

function tell(plot: Plot, { text, household, gridId }: Opening, told: Telling): DemoCase {
  const { chance, cast, policy, now } = told
  const { leaf } = text
  const { class: caseClass, first } = leafOf(leaf)
  const byResident = plot === 'asked' || (plot !== 'spot' && chance.happens(0.6))
  const steward = cast.stewardOf(household)
  const at = began(plot, told)
  const teller = chance.pick(household.members.filter(({ age }) => age >= 18)) ?? household.members[0]!
  const one: DemoCase = {
    id: chance.id(),
    leaf,
    class: caseClass,
    nature: natureOf(leaf),
    source: byResident
      ? chance.pick(['RESIDENT', 'RESIDENT', 'HOTLINE_12345'])
      : chance.pick(['SELF', 'PATROL', 'VISIT']),
    title: '',
    description: chance.pick(text.says),
    dwellingId: text.at === 'door' ? household.door.id : null,
    buildingId: text.at === 'door' || text.at === 'building' ? household.building.id : null,
    place: typeof text.at === 'string' ? '' : chance.pick(text.at),
    gridId,
    reporterPersonId: byResident ? teller.id : null,
    contactOk: byResident && chance.happens(0.9),
    enteredBy: byResident ? cast.desk : steward,
    firstHandler: first,
    reportedAt: iso(at),
    state: 'REPORTED',
    acceptedAt: null,
    responsibleId: null,
    handlerId: null,
    handlerUnitId: null,
    handlerRole: null,
    dispatchedAt: null,
    returns: 0,
    reworks: 0,
    atStreet: false,
    beforeStreet: false,
    escalatedAt: null,
    handledAt: null,
    handledBy: null,
    closedAt: null,
    result: null,
    resultText: '',
    residentSays: null,
    suspendedAt: null,
    reviewOn: null,
    stepSince: iso(at),
    hops: [],
    callBack: null,
    deadlines: { respondBy: null, disposeBy: null, returnBy: null, stepBy: null, moments: [] },
  }
  const story = new Story(one, told, at)
  play(plot, story, text, steward)
  callBack(story)
  const pauses = one.handledAt && one.state !== 'REWORK' ? [{ from: one.handledAt, to: null }] : []
  const rests = one.suspendedAt ? [{ from: one.suspendedAt, to: null }] : []
  const facts = { ...one, confidential: false, extension: null, marks: [], pauses: [...rests, ...pauses] }
  one.deadlines = deadlinesOf(facts, policy)
  if (one.hops.at(-1)!.at > now) throw new Error('a story of the demo ran ahead of its day')
  return one
}

function play(plot: Plot, story: Story, text: CaseText, steward: Id): void {
  const { one, told } = story
  story.step('REPORTED', 'REPORTED', one.enteredBy, 0)
  if (plot === 'spot') story.onTheSpot(steward, told.chance.pick(text.solved))
  else if (plot === 'turned away') story.turnAway()
  else if (plot !== 'fresh') takeOn(plot, story, text, steward)
}

function takeOn(plot: Plot, story: Story, text: CaseText, steward: Id): void {
  const { one, told } = story
  const { cast, chance } = told
  story.accept()
  if (plot === 'street') {
    story.street(chance.pick(text.solved))
    return
  }
  if (plot === 'returned') {
    const { id, name } = cast.units.city
    story.give({ handlerUnitId: id, name, by: cast.department, role: 'department-handler' })
    story.giveBack()
  }
  const handler: Giving =
    one.firstHandler === 'PROPERTY'
      ? { handlerRole: 'PROPERTY', name: '', by: cast.property, role: 'property-steward' }
      : { handlerId: steward, name: '', by: steward, role: 'steward' }
  story.give(handler)
  if (plot !== 'given') work(plot, story, text, handler)
}

function work(plot: Plot, story: Story, text: CaseText, handler: Giving): void {
  const { chance } = story.told
  story.take(handler)
  if (plot === 'resting') story.rest()
  if (plot === 'resting' || plot === 'stuck') return
  story.handled(handler, chance.pick(text.solved))
  if (plot === 'to verify') return
  if (plot === 'rework') {
    story.rework()
    story.handled(handler, '重新处理，现场已看')
  }
  story.close(chance.pick(text.solved))
}

const iso = (ms: number) => new Date(ms).toISOString()
