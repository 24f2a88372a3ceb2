import { TIME_ZONE } from '../time.ts'
import type { Words } from '../words/words.ts'
import {
  type ChangeChip,
  changeChipWords,
  type NeedEnd,
  type NeedKind,
  needEndWords,
  needKindWords,
  type VisitMeans,
  type VisitResult,
  visitMeansWords,
  visitResultWords,
} from './codes.ts'

export interface DayVisit {
  at: string
  address: string
  names: readonly string[]
  means: VisitMeans
  result: VisitResult
  changes: readonly ChangeChip[]
  note: string
}
export interface DayNeed {
  at: string
  address: string
  kind: NeedKind
  text: string
}
/** A need the worker brought to its end, whoever noted it and when. */
export interface DaySettled {
  at: string
  address: string
  text: string
  as: NeedEnd
}
/** A line of the notebook that stayed a line. */
export interface DayNote {
  at: string
  address: string
  text: string
}
/** Something reported by the worker; never a confidential one. */
export interface DayCase {
  at: string
  address: string
  what: Words
}
export interface DayFacts {
  visits: readonly DayVisit[]
  needs: readonly DayNeed[]
  settled: readonly DaySettled[]
  notes: readonly DayNote[]
  cases: readonly DayCase[]
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit' })

/** The text of a day in the worker's own order of time; empty where the day left nothing. */
export function dayWords(facts: DayFacts): Words {
  return { zh: text(facts, 'zh'), en: text(facts, 'en') }
}

function text({ visits, needs, settled, notes, cases }: DayFacts, language: 'zh' | 'en'): string {
  const zh = language === 'zh'
  const [comma, colon, stop, list] = zh ? ['，', '：', '。', '、'] : [', ', ': ', '.', ', ']
  if (visits.length + needs.length + settled.length + notes.length + cases.length === 0) return ''
  const counts = [...counted(visits)].map(([means, count]) => `${visitMeansWords[means][language]} ${count}`)
  const how = counts.length ? (zh ? `（${counts.join(list)}）` : ` (${counts.join(list)})`) : ''
  const head = zh
    ? [
        `走访联系 ${visits.length} 次${how}`,
        `记下需求 ${needs.length} 条`,
        ...(settled.length ? [`了结需求 ${settled.length} 条`] : []),
        ...(cases.length ? [`上报事件 ${cases.length} 件`] : []),
        ...(notes.length ? [`记了 ${notes.length} 笔`] : []),
      ]
    : [
        `${visits.length} visits and calls${how}`,
        `${needs.length} needs noted`,
        ...(settled.length ? [`${settled.length} needs settled`] : []),
        ...(cases.length ? [`${cases.length} cases reported`] : []),
        ...(notes.length ? [`${notes.length} notes`] : []),
      ]
  const lines = [
    ...visits.map((visit) => {
      const changed = visit.changes.filter((chip) => chip !== 'NONE').map((chip) => changeChipWords[chip][language])
      const parts = [
        visitMeansWords[visit.means][language],
        visitResultWords[visit.result][language],
        ...(changed.length ? [`${zh ? '有变化' : 'changed'}${colon}${changed.join(list)}`] : []),
      ]
      const who = visit.names.length ? ` ${visit.names.join(list)}` : ''
      const note = visit.note ? `${stop}${zh ? '' : ' '}${visit.note}` : ''
      return {
        at: visit.at,
        line: `${clock.format(new Date(visit.at))} ${visit.address}${who}${colon}${parts.join(comma)}${note}`,
      }
    }),
    ...needs.map(({ at, address, kind, text }) => ({
      at,
      line: `${clock.format(new Date(at))} ${address}${colon}${zh ? '需要' : 'needs '}${needKindWords[kind][language]}${zh ? '，' : ', '}${text}`,
    })),
    ...settled.map(({ at, address, text, as }) => ({
      at,
      line: `${clock.format(new Date(at))} ${address}${colon}${text}${comma}${needEndWords[as][language]}`,
    })),
    ...cases.map(({ at, address, what }) => ({
      at,
      line: `${clock.format(new Date(at))} ${address}${address && colon}${zh ? '上报' : 'reported '}${what[language]}`,
    })),
    ...notes.map(({ at, address, text }) => ({
      at,
      line: `${clock.format(new Date(at))} ${address}${address && colon}${text}`,
    })),
  ].sort((one, other) => (one.at < other.at ? -1 : 1))
  return [`${head.join(comma)}${stop}`, ...lines.map(({ line }) => line)].join('\n')
}

function counted(visits: readonly DayVisit[]): Map<VisitMeans, number> {
  const counts = new Map<VisitMeans, number>()
  for (const { means } of visits) counts.set(means, (counts.get(means) ?? 0) + 1)
  return counts
}
