// What residents of the demo said when somebody asked afterwards (handbook §5.4); who closed lately still waits to be asked.
import {
  type CallBackAnswer,
  type CallBackWhy,
  callBackOf,
  MOST_ATTEMPTS,
  needsSupervision,
  type Resolved,
  type Satisfied,
} from '@red-steward/domain/cases/callback'
import { CaseNature } from '@red-steward/domain/cases/case'
import { addWorking } from '@red-steward/domain/cases/working-calendar'
import type { Id } from '@red-steward/domain/ids'
import type { Story } from './case-story.ts'
import type { Chance } from './random.ts'

export interface DemoCallBack {
  why: CallBackWhy
  state: 'WAITING' | 'ANSWERED' | 'UNREACHED'
  handlerIds: Id[]
  answer: CallBackAnswer | null
  text: string
  by: Id | null
  settledAt: string | null
  attempts: number
  toSupervise: boolean
}

const HOUR = 3_600_000
/** What left somebody dissatisfied longer ago was looked at again. */
const SUPERVISED_AFTER_MS = 12 * 24 * HOUR

/** The call-back of a closed story by the grid lead, who had no hand in it. */
export function callBack({ one, told }: Story): void {
  const { askedChance: chance, policy, now, cast } = told
  if (one.closedAt === null || one.reporterPersonId === null || !one.contactOk) return
  const nature = CaseNature.parse(one.nature)
  const why = callBackOf({ ...one, nature, confidential: false, hasAnybodyToAsk: true, wasBad: false })
  if (!why) return
  const closing = one.hops.filter(({ action }) => ['TAKEN', 'HANDLED', 'CLOSED'].includes(action)).map(({ by }) => by)
  const handlerIds = [...new Set([...closing, ...(one.responsibleId ? [one.responsibleId] : [])])]
  const at = addWorking(policy.calendar, Date.parse(one.closedAt), Math.round((2 + 8 * chance.share()) * HOUR))
  const base = { why, handlerIds, answer: null, text: '', by: null, settledAt: null, attempts: 0, toSupervise: false }
  if (at > Date.parse(now)) {
    one.callBack = { ...base, state: 'WAITING' }
    return
  }
  const settled = { by: cast.gridLead, settledAt: new Date(at).toISOString() }
  if (chance.happens(0.07)) {
    one.callBack = { ...base, ...settled, state: 'UNREACHED', attempts: MOST_ATTEMPTS, text: '三次无人接听' }
    return
  }
  const answer = answerOf(chance)
  const bad = needsSupervision(answer)
  const text = bad ? chance.pick(complaints) : chance.pick(['', '', '谢谢，来得很快', '已经好了'])
  const toSupervise = bad && Date.parse(now) - at < SUPERVISED_AFTER_MS
  one.callBack = { ...base, ...settled, state: 'ANSWERED', answer, text, attempts: 1, toSupervise }
  if (!bad) one.state = 'EVALUATED'
  const toState = bad ? null : 'EVALUATED'
  const hop = { text, residentText: '', detail: {}, by: cast.gridLead, role: 'grid-lead', at: settled.settledAt }
  one.hops.push({ action: 'CALLED_BACK', toState, ...hop })
}

function answerOf(chance: Chance): CallBackAnswer {
  const resolved: Resolved = chance.pick(['YES', 'YES', 'YES', 'YES', 'YES', 'YES', 'YES', 'YES', 'PARTLY', 'NO'])
  const content: Satisfied = chance.pick(['SATISFIED', 'SATISFIED', 'SATISFIED', 'BASICALLY', 'BASICALLY'])
  return { contacted: chance.happens(0.94), resolved, satisfied: resolved === 'NO' ? 'DISSATISFIED' : content }
}

const complaints = ['过了两天又坏了', '只来看了看，没有修', '说好的时间没有来', '还是老样子']
