// The work sheet of a case: what the page shows, on paper, with lines for handler, resident and checker.
import { caseResultWords, caseSourceWords, caseStateWords, hopActionWords } from '@red-steward/domain/cases/case'
import { caseClassWords, firstHandlerWords, leafOf } from '@red-steward/domain/cases/catalogue'
import { affectedAnswerWords } from '@red-steward/domain/cases/incidents'
import { lines, playbookOf } from '@red-steward/domain/cases/playbooks'
import type { CasePage, Hop } from '@red-steward/domain/cases/queries'
import { mayPrintSheet, caseSheet as shape } from '@red-steward/domain/cases/sheet'
import { momentText } from '@red-steward/domain/words/moment'
import { type Block, mediaTypes, pdfOf } from '../kernel/paper/index.ts'
import { query } from '../kernel/query.ts'
import { ensure } from '../kernel/refused.ts'
import { readCase } from './case-page.ts'
import { sheetWords } from './sheet-words.ts'

type Language = 'zh' | 'en'

export const caseSheet = query(shape, async (context, { caseId, language }) => {
  const told = await readCase(context, caseId)
  ensure(mayPrintSheet(told.case))
  context.trail.looked('case', caseId, ['sheet'])
  const w = sheetWords[language]
  const title = `${told.case.caseNo} ${w.title}`
  const printed = w.printed(momentText(context.now, language), context.actor.name)
  const blocks = [
    { kind: 'title' as const, text: w.title },
    factsOf(told, language),
    ...stepsOf(told, language),
    ...storyOf(told, language),
    ...toFillIn(language),
  ]
  const bytes = await pdfOf({ title, language, blocks, footer: `${printed}  ${w.keep}` })
  return { name: `${title}.pdf`, mediaType: mediaTypes.pdf, base64: bytes.toString('base64') }
})

function factsOf({ case: one, clocks }: CasePage, language: Language): Block {
  const w = sheetWords[language]
  const moment = (at: string | null) => at && momentText(at, language)
  const handler =
    one.handler && (one.handler.name || (one.handler.role && firstHandlerWords[one.handler.role][language]))
  const reporter = one.anonymous ? w.anonymous : one.reporterName
  const rows: [string, string | null | undefined][] = [
    [w.caseNo, one.caseNo],
    [w.leaf, `${one.leaf} ${leafOf(one.leaf)[language]}`],
    [w.class, `${one.class} ${caseClassWords[one.class][language]}`],
    [w.state, caseStateWords[one.state][language]],
    [w.source, caseSourceWords[one.source][language]],
    [w.where, one.where],
    [w.what, [one.title, one.description].filter(Boolean).join('\n')],
    [w.reporter, reporter && `${reporter}${one.contactOk ? w.callBack : ''}`],
    [w.reportedAt, moment(one.reportedAt)],
    [w.acceptedAt, moment(one.acceptedAt)],
    [w.by, moment(clocks.whole.disposal?.by ?? null)],
    [w.responsible, one.responsible ?? w.nobody],
    [w.handler, handler],
    [w.firstHandler, handler ? null : firstHandlerWords[one.firstHandler][language]],
    [w.closedAt, moment(one.closedAt)],
    [w.result, one.result && [caseResultWords[one.result][language], one.resultText].filter(Boolean).join('\n')],
  ]
  return { kind: 'facts', rows: rows.filter((row): row is [string, string] => Boolean(row[1])) }
}

function stepsOf({ case: one, ticks }: CasePage, language: Language): Block[] {
  const w = sheetWords[language]
  const playbook = playbookOf(one.leaf)
  if (!playbook) return []
  const numbers = playbook.numbers.map((line) => lines[line][language]).join('  ')
  const rows = playbook.steps.map((step) => {
    const tick = ticks.find((ticked) => ticked.step === step.id)
    return [tick ? '√' : '□', step[language], tick ? `${momentText(tick.at, language)}  ${tick.by}` : '']
  })
  return [
    { kind: 'heading', text: w.steps },
    ...(numbers ? [{ kind: 'paragraph' as const, text: `${w.numbers}  ${numbers}`, bold: true }] : []),
    { kind: 'table', head: ['', w.steps, w.done], rows, widths: [1, 9, 5] },
  ]
}

function storyOf({ hops }: CasePage, language: Language): Block[] {
  const w = sheetWords[language]
  const rows = hops.map((hop) => [momentText(hop.happenedAt, language), hopText(hop, language), hop.by])
  return [
    { kind: 'heading', text: w.story },
    { kind: 'table', head: [w.when, w.story, w.who], rows, widths: [4, 8, 3] },
  ]
}

function hopText({ action, text, detail }: Hop, language: Language): string {
  const { handler, units, home } = detail
  const whom = handler && (handler.name || (handler.role && firstHandlerWords[handler.role][language]))
  const called = units?.map(({ name }) => name).join('、')
  const answered = home && `${home.where} ${affectedAnswerWords[home.answer][language]}`
  const said = [hopActionWords[action][language], whom, called, answered].filter(Boolean).join('  ')
  return [said, text].filter(Boolean).join('\n')
}

function toFillIn(language: Language): Block[] {
  const w = sheetWords[language]
  const labels = [w.signHandler, w.signResident, w.signChecker]
  return [
    { kind: 'heading', text: w.outcome },
    { kind: 'space', lines: 4 },
    { kind: 'signatures', lines: labels.map((label) => ({ label })) },
  ]
}
