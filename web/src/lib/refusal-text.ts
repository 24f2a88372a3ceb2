// Failures in words. Refusal codes have theirs in the domain; the ones made by the network are said here.
import type { FieldProblem } from '@red-steward/domain/api'
import { refusalWords } from '@red-steward/domain/words/refusals'
import { Crashed, NotThere, Refused, SignedOut, Unreachable } from './api.ts'
import { type Language, language, words } from './language.ts'

const useFailureWords = words({
  unreachable: ['暂时连不上服务器，稍后自动重试。', 'The server cannot be reached just now. Trying again by itself.'],
  crashed: ['服务器出错了，已经记录。请稍后再试。', 'The server failed and has noted it. Please try again later.'],
  refused: [(why: string) => `没有成功（${why}）。`, (why: string) => `It did not succeed (${why}).`],
})

/** What to tell the reader about a failure, whatever it was. */
export function useFailureText(): (failure: unknown) => string {
  const spoken = language.use()
  const w = useFailureWords()
  return (failure) => {
    if (failure instanceof Unreachable) return w.unreachable
    const why = whyOf(failure)
    return why === null ? w.crashed : (refusalText(why, spoken) ?? w.refused(why))
  }
}

function whyOf(failure: unknown): string | null {
  if (failure instanceof Refused) return failure.why
  if (failure instanceof SignedOut) return 'signed-out'
  if (failure instanceof NotThere) return 'not-found'
  if (failure instanceof Crashed) return null
  return null
}

export function refusalText(why: string, spoken: Language): string | undefined {
  return (refusalWords as Record<string, { zh: string; en: string }>)[why]?.[spoken]
}

const useFieldWords = words({
  invalid_type: ['请填写', 'Please fill this in'],
  invalid_value: ['请从给出的选项中选择', 'Please choose one of the options'],
  invalid_format: ['格式不对', 'This is not in the right form'],
  too_small: ['太短或太小', 'Too short or too small'],
  too_big: ['太长或太大', 'Too long or too large'],
  unrecognized_keys: ['有系统不认识的内容', 'Something here is not recognised'],
  not_a_receiver: ['须为 https 地址（本机可用 http）', 'An https address (http only on this machine)'],
  unfit_text: ['含有存不下的字符，请删去', 'It has a character that cannot be kept; please remove it'],
  cover_needs_end: ['代管要有结束日期', 'A cover needs the day it ends'],
  ends_before_start: ['结束不能早于开始', 'The end cannot be before the beginning'],
  month_at_most: ['一次最多 31 天', 'At most 31 days at a time'],
  one_place_only: ['小区和楼栋只选一个', 'Choose a compound or a building, not both'],
  'weights-not-one': ['三项权重合计须为 1', 'The three weights must add up to 1'],
  period_crossed: ['每段的结束要晚于开始', 'Each period must end after it begins'],
  periods_crossed: ['各段要先后有序，不能重叠', 'Periods must follow one another without overlapping'],
  'unknown-relation': ['没有这个关系代码', 'There is no such code of a relation'],
  became_only_when_passed_on: ['转出时才填转成了什么', 'What it became is said only when it is passed on'],
  none_stands_alone: ['选了“无”就不能再选别的', 'With “none” nothing else can be chosen'],
  custom: ['填写有误', 'Please correct this'],
})

/** What to tell about one field; codes of rules have refusal words, codes of the schema have those above. */
export function useFieldText(): (problem: FieldProblem) => string {
  const spoken = language.use()
  const w = useFieldWords()
  return (problem) =>
    refusalText(problem.code, spoken) ?? (w as Record<string, string>)[problem.code] ?? `${w.custom} (${problem.code})`
}
