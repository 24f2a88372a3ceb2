// Single papers of the dossier: application, registration, notice, agreement, court.
import {
  disputeSourceWords,
  disputeTypeWords,
  formWords,
  meansWords,
  signedHowWords,
} from '@red-steward/domain/mediation/dispute'
import { courtPaperWords, notAcceptedWords, referralWords } from '@red-steward/domain/mediation/endings'
import type { Block } from '../kernel/paper/index.ts'
import { type Dossier, dayZh, itemZh, mediatorsZh, nameOf, numeralZh, partiesZh } from './dossier-words.ts'

export function applicationPaper(dossier: Dossier): Block[] {
  const { dispute } = dossier.page
  const oral = dispute.appliedHow === 'ORAL'
  const applicants = dossier.page.parties.filter(({ side }) => side === 'APPLICANT')
  return [
    { kind: 'title', text: '人民调解申请书' },
    { kind: 'facts', rows: partiesZh(dossier) },
    { kind: 'heading', text: '纠纷简要情况' },
    { kind: 'paragraph', text: dispute.told, indent: true },
    { kind: 'heading', text: '申请事项' },
    { kind: 'paragraph', text: dispute.claim || '请求人民调解委员会予以调解。', indent: true },
    {
      kind: 'paragraph',
      indent: true,
      text: `${oral ? '以上由当事人口头申请，工作人员记录。' : ''}人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。`,
    },
    {
      kind: 'signatures',
      lines: [
        ...applicants.map(({ name }) => ({ label: `申请人（${name}）：` })),
        ...(oral ? [{ label: '记录人：', signed: dispute.enteredBy }] : []),
      ],
    },
    { kind: 'paragraph', text: `申请日期：${dayZh(dispute.appliedOn)}`, align: 'right' },
  ]
}

export function registrationPaper(dossier: Dossier): Block[] {
  const { dispute, parties, mediators } = dossier.page
  const notAccepted = dossier.file.endings.find(({ kind }) => kind === 'NOT_ACCEPTED')
  const consents = parties
    .map(
      ({ name, consent }) =>
        `${name}：${consent ? `${dayZh(consent.on)}${meansWords[consent.means].zh}${consentZh[consent.answer]}` : '未表示'}`,
    )
    .join('\n')
  return [
    { kind: 'title', text: '人民调解受理登记表' },
    {
      kind: 'facts',
      rows: [
        ['编号', dispute.disputeNo],
        ['纠纷类型', disputeTypeWords[dispute.type].zh],
        [
          '案件来源',
          `${disputeSourceWords[dispute.source].zh}${dispute.handedOverBy && `（${dispute.handedOverBy}）`}，${formWords[dispute.appliedHow].zh}`,
        ],
        ['关联事件', dispute.caseNo ?? '无'],
        ['申请日期', dayZh(dispute.appliedOn)],
        ...partiesZh(dossier),
        ['纠纷名称', dispute.title],
        [
          '受理情况',
          dispute.acceptedOn ? `${dayZh(dispute.acceptedOn)}受理，一般应于${dayZh(dispute.dueOn)}前调结` : '未受理',
        ],
        ...(notAccepted
          ? ([
              ['不予受理理由', `${notAcceptedWords[notAccepted.reason!].zh}\n${notAccepted.text}`],
              ['告知去向', notAccepted.referral ? referralWords[notAccepted.referral].zh : ''],
            ] as [string, string][])
          : []),
        ['当事人意愿', consents],
        [
          '承办调解员',
          mediators
            .filter(({ standing }) => standing === 'IN_CHARGE')
            .map(({ name, chosenBy }) => `${name}（${chosenBy === 'PARTIES' ? '当事人选定' : '调委会指定'}）`)
            .join('、'),
        ],
        ['登记人', dispute.enteredBy],
      ],
    },
  ]
}

const consentZh = { AGREED: '同意调解', REFUSED: '不同意调解', WITHDRAWN: '撤回同意' } as const

const rights = [
  '选择或者接受人民调解员；',
  '接受调解、拒绝调解或者要求终止调解；',
  '要求调解公开进行或者不公开进行；',
  '自主表达意愿、自愿达成调解协议。',
]
const duties = ['如实陈述纠纷事实；', '遵守调解现场秩序，尊重人民调解员；', '尊重对方当事人行使权利。']
const effects = [
  '人民调解委员会调解民间纠纷，不收取任何费用。',
  '经调解达成的调解协议具有法律约束力，当事人应当按照约定履行。',
  '调解协议生效之日起三十日内，双方当事人可以共同向人民法院申请司法确认；经确认有效的，一方不履行时，对方可以申请强制执行。',
  '不得因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。',
  '当事人可以申请有利害关系的人民调解员回避。',
]

/** The notice of nature, principles, rights, duties and effect (人民调解法 §§4, 23, 24, 31, 33). */
export function noticePaper({ page, committee }: Dossier): Block[] {
  const list = (lines: readonly string[]): Block[] =>
    lines.map((line, at) => ({ kind: 'paragraph', text: `${at + 1}. ${line}`, indent: true }))
  return [
    { kind: 'title', text: '当事人权利义务告知书' },
    {
      kind: 'paragraph',
      indent: true,
      text: `人民调解是${committee}通过说服、疏导等方法，促使当事人在平等协商基础上自愿达成调解协议，解决民间纠纷的活动。根据《中华人民共和国人民调解法》，现将有关事项告知如下：`,
    },
    { kind: 'heading', text: '一、当事人在调解活动中享有的权利' },
    ...list(rights),
    { kind: 'heading', text: '二、当事人在调解活动中履行的义务' },
    ...list(duties),
    { kind: 'heading', text: '三、调解的原则和效力' },
    ...list(effects),
    { kind: 'heading', text: '签收' },
    {
      kind: 'signatures',
      lines: page.parties.map(({ name, guardian, noticeSignedOn }) => ({
        label: `${name}${guardian ? `（监护人 ${guardian.name}）` : ''}：`,
        ...(noticeSignedOn ? { signed: `已于${dayZh(noticeSignedOn)}签收` } : {}),
      })),
    },
  ]
}

export function agreementPaper(dossier: Dossier): Block[] {
  const { page, file, committee } = dossier
  const { agreement } = file
  if (!agreement)
    return [
      { kind: 'title', text: '人民调解协议书' },
      { kind: 'paragraph', text: '（未达成协议）', align: 'center' },
    ]
  const oral = agreement.form === 'ORAL'
  const copies = page.parties.length + 1
  return [
    { kind: 'title', text: oral ? '人民调解口头协议登记表' : '人民调解协议书' },
    { kind: 'paragraph', text: `编号：${page.dispute.disputeNo}`, align: 'right' },
    { kind: 'facts', rows: partiesZh(dossier) },
    { kind: 'heading', text: '纠纷的主要事实、争议事项及各方责任' },
    { kind: 'paragraph', text: agreement.facts, indent: true },
    { kind: 'heading', text: '经调解，当事人自愿达成如下协议' },
    ...agreement.items.map(
      (item, at): Block => ({ kind: 'paragraph', text: `${numeralZh(at)}、${itemZh(dossier, item)}`, indent: true }),
    ),
    ...(agreement.terms ? ([{ kind: 'paragraph', text: agreement.terms, indent: true }] as Block[]) : []),
    ...(oral
      ? ([{ kind: 'paragraph', text: `本协议自${dayZh(agreement.agreedOn)}达成之日起生效。`, indent: true }] as Block[])
      : ([
          {
            kind: 'paragraph',
            indent: true,
            text: `本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。本协议一式${numeralZh(copies - 1)}份，当事人各持一份，${committee}留存一份。`,
          },
          { kind: 'signatures', lines: signatureLines(dossier) },
          {
            kind: 'paragraph',
            text: page.dispute.effectOn ? `生效日期：${dayZh(page.dispute.effectOn)}` : '',
            align: 'right',
          },
        ] as Block[])),
  ]
}

function signatureLines({ page, file, committee }: Dossier) {
  const given = file.agreement!.signatures
  const signed = (found: (typeof given)[number] | undefined) =>
    found ? { signed: `已于${dayZh(found.on)}${signedHowWords[found.how].zh}` } : {}
  return [
    ...page.parties.map(({ id, name, guardian }) => ({
      label: `当事人 ${name}${guardian ? `（监护人 ${guardian.name}）` : ''}：`,
      ...signed(given.find(({ partyId }) => partyId === id)),
    })),
    ...page.mediators
      .filter(({ standing }) => standing === 'IN_CHARGE')
      .map(({ accountId, name }) => ({
        label: `人民调解员 ${name}：`,
        ...signed(given.find((one) => one.accountId === accountId)),
      })),
    {
      label: `${committee}（印章）：`,
      ...signed(given.find(({ partyId, accountId }) => partyId === null && accountId === null)),
    },
  ]
}

/** What both parties hand to the court, and what it said. */
export function courtPaper(dossier: Dossier): Block[] {
  const { page, file } = dossier
  const { confirmation } = file
  const { dispute } = page
  const papers = Object.entries(courtPaperWords) as [keyof typeof courtPaperWords, { zh: string }][]
  return [
    { kind: 'title', text: '司法确认申请书' },
    {
      kind: 'facts',
      rows: page.parties.map((party) => [
        '申请人',
        `${party.name}${party.address && `，住${party.address}`}${party.phone && `，电话${party.phone}`}`,
      ]),
    },
    { kind: 'heading', text: '请求事项' },
    {
      kind: 'paragraph',
      indent: true,
      text: `请求确认申请人于${dayZh(file.agreement?.agreedOn ?? null)}在${dossier.committee}主持下达成的人民调解协议（编号${dispute.disputeNo}）有效。`,
    },
    {
      kind: 'paragraph',
      indent: true,
      text: '申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如因该协议内容给国家、集体或者他人造成损害，愿意承担相应的民事责任和其他法律责任。',
    },
    {
      kind: 'paragraph',
      indent: true,
      text: `协议于${dayZh(dispute.effectOn)}生效，应于${dayZh(dispute.confirmBy)}（含当日）前共同提出申请。`,
    },
    {
      kind: 'signatures',
      lines: page.parties.map(({ name }) => ({ label: `申请人（${name}）：` })),
    },
    { kind: 'heading', text: '材料清单' },
    {
      kind: 'table',
      head: ['材料', '是否齐备'],
      widths: [4, 1],
      rows: papers.map(([code, { zh }]) => [zh, confirmation?.papers.includes(code) ? '有' : '□']),
    },
    ...(confirmation
      ? ([
          { kind: 'heading', text: '办理情况' },
          {
            kind: 'facts',
            rows: [
              ['受理法院', confirmation.court],
              ['申请日期', dayZh(confirmation.appliedOn)],
              [
                '结果',
                confirmation.result ? (confirmation.result === 'CONFIRMED' ? '裁定确认有效' : '未予确认') : '待答复',
              ],
              [
                '裁定书',
                [confirmation.rulingNo, confirmation.resultOn && dayZh(confirmation.resultOn)]
                  .filter(Boolean)
                  .join('，'),
              ],
            ],
          },
        ] as Block[])
      : []),
    { kind: 'paragraph', text: `承办调解员：${mediatorsZh(dossier)}`, align: 'right' },
  ]
}

export function evidencePaper(dossier: Dossier): Block[] {
  return [
    { kind: 'title', text: '证据目录' },
    {
      kind: 'table',
      head: ['序号', '名称', '提供人', '收到日期', '附件', '备注'],
      widths: [1, 4, 2, 3, 4, 3],
      rows: dossier.file.evidence.map(({ title, partyId, receivedOn, note, files }, at) => [
        String(at + 1),
        title,
        nameOf(dossier, partyId) || '调解员收集',
        dayZh(receivedOn),
        files.map(({ sheet, name, removed }) => `附件${sheet} ${removed ? '（已移出）' : name}`).join('\n'),
        note,
      ]),
    },
  ]
}
