import { affectedAnswerWords } from '@red-steward/domain/cases/incidents'
import type { Hop } from '@red-steward/domain/cases/queries'
import {
  exclusionReasonWords,
  redirectReasonWords,
  rejectReasonWords,
  returnReasonWords,
  suspendReasonWords,
  whistleMarkWords,
} from '@red-steward/domain/cases/reasons'
import { useTimes } from '../../lib/time.ts'
import { useHandlerWords } from './cases.words.ts'
import { useSaid } from './codes.ts'
import { useStoryWords } from './story.words.ts'

const reasons: Record<string, { zh: string; en: string }> = {
  ...rejectReasonWords,
  ...redirectReasonWords,
  ...returnReasonWords,
  ...suspendReasonWords,
  ...exclusionReasonWords,
}

/** The codes of a hop as short phrases, in the order they are said. */
export function useHopText(): (hop: Hop) => string[] {
  const w = useStoryWords()
  const said = useSaid()
  const times = useTimes()
  const handlers = useHandlerWords()
  return ({ action, detail }) => {
    const { handler, reason, units, dueAt, reviewOn, clock, share, told, silent, home } = detail
    const whom = handler && (handler.name || (handler.role ? handlers[handler.role] : ''))
    const marked = units?.map(({ name, mark }) => (mark ? `${name} ${said.say(whistleMarkWords, mark)}` : name))
    const parts = [
      whom && w.to(whom),
      home?.where,
      home && said.say(affectedAnswerWords, home.answer),
      marked && marked.length > 0 && marked.join('、'),
      reason && reasons[reason] && w.because(said.words(reasons[reason])),
      dueAt && w.until(times.moment(dueAt)),
      reviewOn && w.review(times.day(reviewOn)),
      action === 'WARNED' && share !== undefined && (share < 0.8 ? w.half : w.most),
      action === 'OVERDUE' && clock === 'RESPOND' && w.respondLate,
      told && w.told(w[told]),
      silent && w.silent,
    ]
    return parts.filter((part): part is string => typeof part === 'string' && part !== '')
  }
}
