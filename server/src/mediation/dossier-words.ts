// How papers of a dispute say people, days and money. They are legal papers and written in Chinese whatever the screen speaks.
import { sideWords } from '@red-steward/domain/mediation/dispute'
import type { DisputePage, ItemAtPage, PartyAtPage } from '@red-steward/domain/mediation/queries'
import type { Day } from '@red-steward/domain/time'
import { amountInFigures } from './amounts.ts'

/** What papers are made of: the page as its mediators read it. */
export interface Dossier {
  page: DisputePage
  file: NonNullable<DisputePage['file']>
  /** `月塘社区人民调解委员会`. */
  committee: string
  today: Day
}

/** `2026年3月11日`; without a day room to write one. */
export function dayZh(day: Day | null): string {
  if (day === null) return '      年    月    日'
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

function partyZh({ name, birthDate, address, phone, guardian, representative }: PartyAtPage): string {
  return [
    name,
    birthDate && `${dayZh(birthDate)}出生`,
    address && `住${address}`,
    phone && `电话${phone}`,
    guardian &&
      `监护人${guardian.name}${guardian.relation && `（${guardian.relation}）`}${guardian.phone && ` ${guardian.phone}`}`,
    representative && `委托代理人${representative.name}${representative.phone && ` ${representative.phone}`}`,
  ]
    .filter(Boolean)
    .join('，')
}

export const partiesZh = ({ page }: Dossier): [string, string][] =>
  page.parties.map((party) => [sideWords[party.side].zh, partyZh(party)])

export const nameOf = ({ page }: Dossier, partyId: string | null): string =>
  page.parties.find(({ id }) => id === partyId)?.name ?? ''

export const mediatorsZh = ({ page }: Dossier): string =>
  page.mediators.flatMap(({ standing, name }) => (standing === 'IN_CHARGE' ? [name] : [])).join('、')

/** `一、李小红于2026年12月20日前向王小明支付人民币壹仟贰佰元整（￥1,200.00）。` */
export function itemZh(
  dossier: Dossier,
  { kind, obligorId, obligeeId, amountFen, amountInWords, what, dueOn }: ItemAtPage,
): string {
  const to = obligeeId ? `向${nameOf(dossier, obligeeId)}` : ''
  const start = `${nameOf(dossier, obligorId)}于${dayZh(dueOn)}前${to}`
  if (kind === 'ACT') return `${start}${what}。`
  return `${start}支付人民币${amountInWords}（￥${amountInFigures(amountFen!)}）${what && `，${what}`}。`
}

const numerals = '一二三四五六七八九十'
export const numeralZh = (at: number) => (at < 10 ? numerals[at]! : `十${at === 10 ? '' : numerals[at - 11]}`)
