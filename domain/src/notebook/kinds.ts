// What kind of line it is: something that happens, a request, an errand, a wish, something to look at again, a plain note,
// or a matter settled on the spot.
import type { CaseClass, LeafCode } from '../cases/catalogue.ts'
import { leafOf } from '../cases/catalogue.ts'
import type { Instant } from '../time.ts'
import type { TimeFound } from './times.ts'

export const lineKinds = ['happening', 'request', 'errand', 'wish', 'follow-up', 'note', 'resolved'] as const
export type LineKind = (typeof lineKinds)[number]

const SETTLED =
  /(修好|修通|处理好|处理完|处理完毕|处理了|已处理|解决|换好|换了(?!电话|号码|工作)|已换|已修|已关|已清|已通|清走|清运走|清理了|清理完|清理干净|清干净|恢复(?:正常|运行|供|通|了)|救出|搬走了?|疏通了|已疏通|办结|办好|不漏了|不堵了|不响了|没有?再?(?:漏水|漏|堵|响|吵|冒烟)了|来[水电气]了|灯亮了|已送|找到了|已找到|劝走|制止|搬开了|挪走)/
const NOT_YET = /(还没|没有?|未|不|怎么|什么时候|几时|哪时|何时|能不能|要求|希望|请|赶快|赶紧|尽快|马上|多久|才)$/
const ASKED = /^[^,。;!?]{0,2}(没得|没有|吗|没(?!人)|么|了没|不得)/
const AGAIN =
  /(回访|再去|再看|再来看|再打|再问|复查|提醒|记得|别忘|不要忘|要去看|去看下|去看看|去看一下|打电话问|打个电话|跟进|跟踪|盯一下|问问|下次)/
const ERRAND =
  /(代办|代缴|代领|代取|代交|代买|跑腿|(?:帮|替|给)[^,。;!?]{0,8}(?:取|拿药|领|交|缴|买|送|打印|填|办|充值|寄)|陪[^,。;!?]{1,8}(?:去|看病|医院|复查|办))/
const ERRAND_ASKED = /(请上门|想请人|能不能帮|可不可以帮|请帮|要求上门|请你们|请社区|希望上门|想请)/
const THANKS = /(谢谢|感谢|表扬|锦旗|点赞)/
const WISH = /(微心愿|心愿|愿望|想要(?:一|个|副|套|台|把|双|件|本|辆|部)|盼着|盼望|想学|圆梦)/
const REQUEST =
  /(咨询|请问|问一下|问下|^问|[ ,。]问|来问|想问|问怎么|怎么(?:办|补办|换|交|缴|申请|成立)|如何|申请|想(?:申请|办|找|成立|装|多装|加装|加|请)|建议|能不能|可不可以|可否|希望|请上门|请帮|在哪里?办|要什么材料|要求(?:公开|公示|上门))/
const WELL = /(都好|很好|身体好|正常|无异常|没什么事|没得事|没事|平安|一切)/
const WRONG =
  /(坏|漏|堵|不亮|停[水电气]|吵|臭|断|掉|塌|淹|裂|烂|被|不见|没人管|不管|起火|冒|打架|投诉|反映|危险|救命|不通|失灵|卡住|异响|松了|松动)/
const DANGER = /(救命|要出人命|快来人|出人命|有生命危险|要炸|快要死)/

// 看了没有起火, 不是燃气漏: what was looked for and not found is no happening.
const DENIED = /(?:没有|没得|不是|并未)[^,。;!? ]{0,8}?(?:漏|火|堵|坏|吵|臭|停|掉|塌|断)(?![^,。;!? ]{0,3}了)/g

/** By the words, the leaf and whether a time to come is named; a plain note when nothing else is said. */
export function kindOf(text: string, leaf: LeafCode | undefined, times: readonly TimeFound[], now: Instant): LineKind {
  const later = times.some(({ to }) => to > now)
  if (isSettled(text)) return AGAIN.test(text) && later ? 'follow-up' : 'resolved'
  if (WISH.test(text)) return 'wish'
  if (AGAIN.test(text) && (later || !leaf || leafOf(leaf).class === 'P0')) return 'follow-up'
  if (THANKS.test(text) || leaf === '0904') return 'note'
  if (ERRAND_ASKED.test(text)) return 'request'
  if (ERRAND.test(text) && (!leaf || ['0707', '0902', '0901', '0703'].includes(leaf))) return 'errand'
  if (leaf && ASKED_LEAVES.includes(leaf)) return 'request'
  if (leaf && REQUEST.test(text) && !isUrgent(text, leaf)) return 'request'
  if (leaf) return 'happening'
  if (WELL.test(text)) return 'note'
  return DANGER.test(text) || WRONG.test(text.replace(DENIED, '')) ? 'happening' : 'note'
}

/** Leaves that are a request by their nature. */
const ASKED_LEAVES: readonly LeafCode[] = ['0707', '0708', '0901', '0902', '0903', '0703']

function isUrgent(text: string, leaf: LeafCode): boolean {
  return DANGER.test(text) || leafOf(leaf).class === 'P1'
}

function isSettled(text: string): boolean {
  for (const match of text.matchAll(new RegExp(SETTLED, 'g'))) {
    const before = text.slice(Math.max(0, match.index - 4), match.index)
    if (!NOT_YET.test(before) && !ASKED.test(text.slice(match.index + match[0].length))) return true
  }
  return false
}

/** The class as the catalogue has it; nothing for notes, wishes and what is settled: no clock runs for them. */
export function classOf(text: string, kind: LineKind, leaf: LeafCode | undefined): CaseClass | undefined {
  const counts = kind === 'happening' || kind === 'request' || kind === 'errand' || leaf === '0904'
  if (!counts) return undefined
  if (leaf) return leafOf(leaf).class
  return DANGER.test(text) ? 'P1' : undefined
}
