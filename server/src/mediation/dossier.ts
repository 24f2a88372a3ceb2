import { mayMediate } from '@red-steward/domain/mediation/actions'
import {
  disputeSourceWords,
  disputeTypeWords,
  followUpKindWords,
  hopWords,
  meansWords,
  recordKindWords,
} from '@red-steward/domain/mediation/dispute'
import { referralWords } from '@red-steward/domain/mediation/endings'
import { type DossierPart, dossier as shape } from '@red-steward/domain/mediation/queries'
import { dayOf } from '@red-steward/domain/time'
import { type Block, docxOf, mediaTypes, pdfOf } from '../kernel/paper/index.ts'
import { type QueryContext, query } from '../kernel/query.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { readPage } from './dispute-page.ts'
import {
  agreementPaper,
  applicationPaper,
  courtPaper,
  evidencePaper,
  noticePaper,
  registrationPaper,
} from './dossier-papers.ts'
import { type Dossier, dayZh, mediatorsZh, partiesZh } from './dossier-words.ts'

export const dossier = query(shape, async (context, { disputeId, part, format }) => {
  const { actor, now, trail } = context
  const page = await readPage(context, disputeId)
  ensure(mayMediate('print', page.facts, actor, dayOf(now)))
  const file = page.file ?? notFound()
  trail.looked('dispute', disputeId, [`${part.toLowerCase()}-${format}`])
  const whole: Dossier = { page, file, committee: await committeeOf(context), today: dayOf(now) }
  const title = `${page.dispute.disputeNo} ${titles[part]}`
  const paper = {
    title,
    language: 'zh' as const,
    blocks: blocksOf(part, whole),
    footer: `${whole.committee}  ${page.dispute.disputeNo}`,
  }
  const bytes = format === 'pdf' ? await pdfOf(paper) : await docxOf(paper)
  return { name: `${title}.${format}`, mediaType: mediaTypes[format], base64: bytes.toString('base64') }
})

const titles: Record<DossierPart, string> = {
  DOSSIER: '人民调解卷宗',
  AGREEMENT: '人民调解协议书',
  NOTICE: '权利义务告知书',
  COURT: '司法确认申请材料',
}

async function committeeOf({ tx, actor }: QueryContext): Promise<string> {
  const { name } = await tx
    .selectFrom('communities')
    .select('name')
    .where('id', '=', actor.communityId)
    .executeTakeFirstOrThrow()
  return `${name}人民调解委员会`
}

function blocksOf(part: DossierPart, whole: Dossier): Block[] {
  if (part === 'AGREEMENT') return agreementPaper(whole)
  if (part === 'NOTICE') return noticePaper(whole)
  if (part === 'COURT') return [...courtPaper(whole), { kind: 'new-page' }, ...agreementPaper(whole)]
  const papers = papersOf(whole)
  return [cover(whole), contents(papers), ...papers.map(({ blocks }) => blocks), remarks(whole)].flatMap(
    (blocks, at) => (at === 0 ? blocks : [{ kind: 'new-page' as const }, ...blocks]),
  )
}

interface FiledPaper {
  name: string
  /** Without any: the paper says so itself. */
  blocks: Block[]
  note: string
}

/** The official order of a dossier (handbook §6, 归档). */
function papersOf(whole: Dossier): FiledPaper[] {
  const { file } = whole
  const court = file.confirmation !== null
  return [
    { name: '申请书', blocks: applicationPaper(whole), note: '' },
    { name: '受理登记', blocks: registrationPaper(whole), note: '' },
    { name: '权利义务告知', blocks: noticePaper(whole), note: '' },
    { name: '调查笔录', ...recordsPaper(whole, ['INVESTIGATION', 'NOTE'], '调查笔录') },
    file.evidence.length > 0
      ? { name: '证据', blocks: evidencePaper(whole), note: evidenceNote(whole) }
      : { name: '证据', ...none('证据目录') },
    { name: '调解笔录', ...recordsPaper(whole, ['SESSION'], '调解笔录') },
    file.agreement
      ? { name: '协议书', blocks: agreementPaper(whole), note: '' }
      : { name: '协议书', ...endingPaper(whole) },
    { name: '回访记录', ...followUpPaper(whole) },
    court
      ? { name: '司法确认材料', blocks: courtPaper(whole), note: '' }
      : { name: '司法确认材料', ...none('司法确认材料') },
  ]
}

/** How many pieces, and how many sheets hang on them. */
function evidenceNote({ file: { evidence } }: Dossier): string {
  const sheets = evidence.reduce((sum, { files }) => sum + files.filter(({ removed }) => !removed).length, 0)
  return sheets === 0 ? `${evidence.length} 件` : `${evidence.length} 件，附件 ${sheets} 个`
}

const none = (title: string): Omit<FiledPaper, 'name'> => ({
  blocks: [
    { kind: 'title', text: title },
    { kind: 'paragraph', text: '（无）', align: 'center' },
  ],
  note: '无',
})

function cover(whole: Dossier): Block[] {
  const { dispute } = whole.page
  return [
    { kind: 'space', lines: 3 },
    { kind: 'paragraph', text: whole.committee, align: 'center', large: true },
    { kind: 'title', text: '人 民 调 解 卷 宗' },
    { kind: 'space', lines: 2 },
    {
      kind: 'facts',
      rows: [
        ['卷宗编号', dispute.disputeNo],
        [
          '卷名',
          `${partiesZh(whole)
            .map(([, who]) => who.split('，')[0])
            .join('、')} ${disputeTypeWords[dispute.type].zh}纠纷`,
        ],
        ['案件来源', disputeSourceWords[dispute.source].zh],
        ['调解员', mediatorsZh(whole)],
        ['受理日期', dayZh(dispute.acceptedOn)],
        ['结案日期', dayZh(dispute.concludedOn)],
        ['归档日期', dayZh(dispute.archivedOn)],
        ['保管期限', '10 年'],
        ['密级', dispute.confidential ? '保密' : '内部'],
      ],
    },
  ]
}

function contents(papers: readonly FiledPaper[]): Block[] {
  const all = [...papers.map(({ name, note }) => [name, note] as const), ['备考表', ''] as const]
  return [
    { kind: 'title', text: '卷 内 目 录' },
    {
      kind: 'table',
      head: ['序号', '文件名称', '页号', '备注'],
      widths: [1, 5, 2, 3],
      rows: all.map(([name, note], at) => [String(at + 1), name, '', note]),
    },
  ]
}

type Kind = keyof typeof recordKindWords

/** Records that were not replaced by better ones. */
function recordsPaper({ file }: Dossier, kinds: readonly Kind[], title: string): Omit<FiledPaper, 'name'> {
  const records = file.records.filter(({ kind, replaced }) => kinds.includes(kind) && !replaced)
  if (records.length === 0) return none(title)
  const blocks = records.flatMap(({ kind, heldOn, text, by }): Block[] => [
    { kind: 'heading', text: `${recordKindWords[kind].zh}  ${dayZh(heldOn)}` },
    { kind: 'paragraph', text, indent: true },
    { kind: 'paragraph', text: `记录人：${by}`, align: 'right' },
    ...(kind === 'NOTE' ? [] : [{ kind: 'signatures' as const, lines: [{ label: '被记录人核对无误：' }] }]),
  ])
  return { blocks: [{ kind: 'title', text: title }, ...blocks], note: `${records.length} 份` }
}

function endingPaper({ file }: Dossier): Omit<FiledPaper, 'name'> {
  const ending = file.endings.find(({ kind }) => kind !== 'BREACHED')
  if (!ending) return none('协议书')
  return {
    blocks: [
      { kind: 'title', text: '调解终止说明' },
      {
        kind: 'paragraph',
        text: `${dayZh(ending.on)}，${ending.kind === 'WITHDRAWN' ? '当事人撤回申请' : '未达成调解协议'}。${ending.text}`,
        indent: true,
      },
      {
        kind: 'paragraph',
        text: ending.referral ? `已告知当事人：${referralWords[ending.referral].zh}。` : '',
        indent: true,
      },
    ],
    note: '未达成',
  }
}

function followUpPaper({ file }: Dossier): Omit<FiledPaper, 'name'> {
  const done = file.followUps.filter(({ doneOn }) => doneOn !== null)
  if (done.length === 0) return none('回访记录')
  const rows = done.map(({ kind, dueOn, doneOn, by, means, note }) => [
    `${dayZh(dueOn)}\n${followUpKindWords[kind].zh}`,
    dayZh(doneOn),
    means ? meansWords[means].zh : '',
    note,
    by ?? '',
  ])
  return {
    blocks: [
      { kind: 'title', text: '回访记录' },
      { kind: 'table', head: ['应回访', '回访日期', '方式', '情况', '回访人'], widths: [3, 3, 2, 5, 2], rows },
    ],
    note: `${done.length} 次`,
  }
}

function remarks(whole: Dossier): Block[] {
  const { page, file } = whole
  const breach = file.endings.find(({ kind }) => kind === 'BREACHED')
  return [
    { kind: 'title', text: '备 考 表' },
    {
      kind: 'table',
      head: ['日期', '经过', '经办人'],
      widths: [3, 5, 2],
      rows: page.hops.map(({ on, action, by }) => [dayZh(on), hopWords[action].zh, by]),
    },
    ...(breach
      ? ([
          {
            kind: 'paragraph',
            text: `${dayZh(breach.on)}记录未按约履行：${breach.text} 已告知：${referralWords[breach.referral!].zh}。`,
          },
        ] as Block[])
      : []),
    { kind: 'heading', text: '本卷情况说明' },
    { kind: 'space', lines: 3 },
    { kind: 'signatures', lines: [{ label: '立卷人：' }, { label: '检查人：' }] },
    { kind: 'paragraph', text: `打印日期：${dayZh(whole.today)}`, align: 'right' },
  ]
}
