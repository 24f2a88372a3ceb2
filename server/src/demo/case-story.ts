// One story of a demo community, step by step.
import type { FirstHandler } from '@red-steward/domain/cases/catalogue'
import { addWorking } from '@red-steward/domain/cases/working-calendar'
import type { Id } from '@red-steward/domain/ids'
import type { DemoCase, DemoHop, State, Telling } from './cases.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const iso = (ms: number) => new Date(ms).toISOString()

export interface Giving {
  handlerId?: Id
  handlerUnitId?: Id
  handlerRole?: FirstHandler
  name: string
  by: Id
  role: string
}

/** Steps of one case one after the other; from the first that would lie in the future on nothing happens any more. */
export class Story {
  readonly one: DemoCase
  readonly told: Telling
  #at: number
  #isOver = false

  constructor(one: DemoCase, told: Telling, at: number) {
    this.one = one
    this.told = told
    this.#at = at
  }

  /** Moves on by some working hours (round the clock where it is urgent) and writes the hop; answers when, if it came to pass. */
  step(
    action: string,
    toState: State | null,
    by: Id,
    hours: number,
    more: Partial<Pick<DemoHop, 'text' | 'residentText' | 'detail' | 'role'>> = {},
  ): string | undefined {
    const { policy, now, chance } = this.told
    const ms = Math.round(hours * (0.5 + chance.share()) * HOUR)
    const isUrgent = this.one.class === 'P1' || this.one.class === 'P2'
    const at = isUrgent || ms === 0 ? this.#at + Math.round(ms / 2) : addWorking(policy.calendar, this.#at, ms)
    if (this.#isOver || at > Date.parse(now)) {
      this.#isOver = true
      return undefined
    }
    this.#at = at
    const { text = '', residentText = '', detail = {}, role = this.#roleOf(by) } = more
    this.one.hops.push({ action, toState, text, residentText, detail, by, role, at: iso(at) })
    if (toState) {
      this.one.state = toState
      this.one.stepSince = iso(at)
    }
    return iso(at)
  }

  #roleOf(by: Id): string {
    const { cast } = this.told
    if (by === cast.desk) return 'station-desk'
    if (by === cast.secretary) return 'secretary'
    if (by === cast.street) return 'street-dispatcher'
    if (by === cast.gridLead) return 'grid-lead'
    return 'steward'
  }

  onTheSpot(by: Id, text: string) {
    const at = this.step('CLOSED', 'CLOSED', by, 0.6, { text })
    if (at) this.#end(at, text, by, by)
  }

  turnAway() {
    const { cast, chance } = this.told
    const reason = chance.pick(['COURT', 'ALREADY_ANSWERED', 'LETTERS_AND_VISITS'] as const)
    const action = reason === 'ALREADY_ANSWERED' ? 'REJECTED' : 'REDIRECTED'
    this.step(action, action, cast.desk, 1, { residentText: turnedAway[reason], detail: { reason } })
  }

  accept() {
    const at = this.step('ACCEPTED', 'ACCEPTED', this.told.cast.desk, 0.5)
    if (at) Object.assign(this.one, { acceptedAt: at, responsibleId: this.told.cast.desk })
  }

  give({ handlerId, handlerUnitId, handlerRole, name }: Giving, by = this.told.cast.desk) {
    const to = { personId: handlerId ?? null, unitId: handlerUnitId ?? null, role: handlerRole ?? null, name }
    const at = this.step('DISPATCHED', 'DISPATCHED', by, 0.8, { detail: { handler: to } })
    const given = { handlerId: to.personId, handlerUnitId: to.unitId, handlerRole: to.role, dispatchedAt: at }
    if (at) Object.assign(this.one, given)
  }

  take({ by, role }: Giving) {
    if (this.step('TAKEN', 'HANDLING', by, 2, { role })) this.one.handlerId = by
  }

  giveBack() {
    const { department } = this.told.cast
    const more = { text: '不属城管职责', role: 'department-handler', detail: { reason: 'NOT_OURS' as const } }
    if (!this.step('RETURNED', 'ACCEPTED', department, 3, more)) return
    Object.assign(this.one, { returns: 1, handlerId: null, handlerUnitId: null, handlerRole: null, dispatchedAt: null })
  }

  handled({ by, role }: Giving, text: string) {
    const at = this.step('HANDLED', 'HANDLED', by, 5, { text, role })
    if (at) Object.assign(this.one, { handledAt: at, handledBy: by })
  }

  rework() {
    if (this.step('REWORK', 'REWORK', this.told.cast.desk, 3, { text: '现场看过，还没有弄好' })) this.one.reworks += 1
  }

  close(text: string) {
    const { cast, chance } = this.told
    if (chance.happens(0.5)) this.step('VERIFIED', 'VERIFYING', cast.desk, 2, { text: '已到现场看过' })
    const at = this.step('CLOSED', 'CLOSED', cast.desk, 2, { text })
    if (at) this.#end(at, text, this.one.handlerId, this.one.handledBy)
  }

  /** Up to the street, which gives it to the department; some are done, some on their way. */
  street(text: string) {
    const { cast, chance } = this.told
    const up = this.step('ESCALATED', 'ACCEPTED', cast.desk, 6, { text: '社区协调不动，请街道协调' })
    if (up) Object.assign(this.one, { atStreet: true, beforeStreet: true, escalatedAt: up })
    if (chance.happens(0.35)) return
    const { city } = cast.units
    const handler = { handlerUnitId: city.id, name: city.name, by: cast.department, role: 'department-handler' }
    this.give(handler, cast.street)
    this.take(handler)
    if (chance.happens(0.4)) return
    this.handled(handler, text)
    const at = this.step('CLOSED', 'CLOSED', cast.street, 4, { text })
    if (at) this.#end(at, text, this.one.handlerId, this.one.handledBy)
  }

  rest() {
    const { cast, now } = this.told
    const reviewOn = iso(Date.parse(now) + 20 * DAY).slice(0, 10)
    const detail = { reason: 'OWNERS_VOTE' as const, reviewOn }
    this.step('SUSPENSION_REQUESTED', null, cast.desk, 4, { text: '等业主表决动用维修资金', detail })
    const at = this.step('SUSPENDED', 'SUSPENDED', cast.street, 6, { text: '同意', detail })
    if (at) Object.assign(this.one, { suspendedAt: at, reviewOn, beforeStreet: true })
  }

  #end(at: string, text: string, handlerId: Id | null, handledBy: Id | null) {
    const { chance } = this.told
    Object.assign(this.one, {
      acceptedAt: this.one.acceptedAt ?? at,
      responsibleId: this.one.responsibleId ?? handlerId,
      closedAt: at,
      handledAt: this.one.handledAt ?? at,
      handledBy,
      handlerId,
      result: chance.happens(0.85) ? 'RESOLVED' : chance.pick(['PARTLY', 'EXPLAINED']),
      resultText: text,
      residentSays: this.one.contactOk ? chance.pick(['WELL', 'WELL', 'WELL', 'UNREACHED']) : 'NOBODY',
    })
  }
}

const turnedAway = {
  COURT: '这件事须通过诉讼、仲裁或行政复议解决，可拨打12348免费咨询法律问题。',
  ALREADY_ANSWERED: '这件事已经答复过您。如有新的情况，请告诉我们。',
  LETTERS_AND_VISITS: '这件事请向信访部门提出，信访部门会在法定期限内告知是否受理。',
}
