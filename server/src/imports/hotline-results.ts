// What became of the numbers of a hotline list, row for row as they came, for the platform above. Nothing in it says who called or
// from where: that platform knows it by the number.
import type { CallBackAnswer } from '@red-steward/domain/cases/callback'
import { resolvedWords, satisfiedWords } from '@red-steward/domain/cases/callback'
import { type CaseResult, type CaseState, caseResultWords, caseStateWords } from '@red-steward/domain/cases/case'
import { hotlineResults as shape } from '@red-steward/domain/imports/hotline-shapes'
import type { Instant } from '@red-steward/domain/time'
import { hotlineResultColumns, hotlineResultWords } from '@red-steward/domain/words/imports'
import { momentText } from '@red-steward/domain/words/moment'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { textWorkbook, XLSX } from '../kernel/text-workbook.ts'
import { hotlineFileOf } from './hotline.ts'
import { reading } from './queries.ts'
import { getImport } from './store.ts'

type Language = 'zh' | 'en'
const columns = Object.keys(hotlineResultColumns) as (keyof typeof hotlineResultColumns)[]

export const hotlineResults = query(shape, async (context, { importId, language }) => {
  const { tx, actor, trail } = context
  const imported = await getImport(tx, actor, importId)
  if (imported.kind !== 'hotline') notFound()
  const { rows } = await hotlineFileOf(reading(context), imported)
  const numbers = rows.map(({ externalNo }) => externalNo).filter(Boolean)
  const became = await becameOf(context, numbers)
  trail.looked('import', importId, ['hotline-results'])
  const lines = numbers.map((no) => lineOf(no, became.get(no), language))
  const titles = columns.map((column) => hotlineResultColumns[column][language])
  const widths = columns.map((column) => (column === 'resultText' ? 40 : 18))
  const bytes = await textWorkbook('12345', widths, [titles, ...lines])
  const name = `${imported.fileName.replace(/\.[^.]*$/, '')}-${language === 'zh' ? '办理结果' : 'results'}.xlsx`
  return { name, mediaType: XLSX, base64: bytes.toString('base64') }
})

interface Became {
  externalNo: string
  caseNo: string
  state: CaseState
  confidential: boolean
  acceptedAt: Instant | null
  closedAt: Instant | null
  result: CaseResult | null
  resultText: string
  answer: CallBackAnswer | null
  askedAt: Instant | null
}

/** The case of each number, with the last answer that counts. */
async function becameOf({ tx, actor }: QueryContext, numbers: readonly string[]): Promise<Map<string, Became>> {
  const { rows } = await sql<Became>`
    select k.external_no as "externalNo", k.case_no as "caseNo", k.state, k.confidential, k.accepted_at as "acceptedAt",
      k.closed_at as "closedAt", k.result, k.result_text as "resultText", b.settled_at as "askedAt",
      case when b.id is not null then jsonb_build_object('contacted', b.contacted, 'resolved', b.resolved, 'satisfied', b.satisfied) end as answer
    from cases k left join lateral (
      select a.* from case_call_backs a where a.community_id = k.community_id and a.case_id = k.id and a.state = 'ANSWERED'
        and a.closed_at = k.closed_at order by a.settled_at desc limit 1) b on true
    where k.community_id = ${actor.communityId} and k.external_no = any(${numbers}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.externalNo, row]))
}

function lineOf(externalNo: string, one: Became | undefined, language: Language): string[] {
  const w = (words: { zh: string; en: string }) => words[language]
  const rest = (line: string[]) => [...line, ...Array<string>(columns.length - line.length).fill('')]
  if (!one) return rest([externalNo, '', w(hotlineResultWords.notTaken)])
  if (one.confidential) return rest([externalNo, '', w(hotlineResultWords.confidential)])
  const moment = (at: Instant | null) => (at ? momentText(at, language) : '')
  const { answer } = one
  return [
    externalNo,
    one.caseNo,
    w(caseStateWords[one.state]),
    moment(one.acceptedAt),
    moment(one.closedAt),
    one.result ? w(caseResultWords[one.result]) : '',
    one.resultText,
    answer ? w(answer.contacted ? hotlineResultWords.yes : hotlineResultWords.no) : '',
    answer ? w(resolvedWords[answer.resolved]) : '',
    answer ? w(satisfiedWords[answer.satisfied]) : '',
    moment(one.askedAt),
  ]
}
