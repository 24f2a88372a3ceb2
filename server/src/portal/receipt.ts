// The receipt for whoever asked at the desk or at their door: a number, what was promised, and the link to follow it.
import { caseStateWords } from '@red-steward/domain/cases/case'
import { firstHandlerWords, type LeafCode, leafOf } from '@red-steward/domain/cases/catalogue'
import { type Id, newId } from '@red-steward/domain/ids'
import * as shapes from '@red-steward/domain/portal/receipt'
import { followLink } from '@red-steward/domain/portal/secrets'
import type { Instant } from '@red-steward/domain/time'
import { momentText } from '@red-steward/domain/words/moment'
import { sql } from 'kysely'
import { caseSeen, changeCase, getCaseForChange } from '../cases/index.ts'
import { type Context, command } from '../kernel/command.ts'
import { hashSecret } from '../kernel/hash-secret.ts'
import { type Block, mediaTypes, pdfOf } from '../kernel/paper/index.ts'
import { type QueryContext, query } from '../kernel/query.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { isFromPortal } from './followers.ts'
import { type Front, getFront } from './front.ts'
import { receiptWords } from './receipt-words.ts'

export const handOutLink = command(shapes.handOutLink, async (context, { caseId, link, language }) => {
  const one = await getCaseForChange(context, caseId)
  ensure(shapes.mayHandOutLink({ ...one, reportedByPortal: await isFromPortal(context, caseId) }))
  await keepLink(context, caseId, hashSecret(link), language)
  context.trail.fact('case', caseId, 'receipt', null, context.now)
  await changeCase(context, one)
})

/**
 * One reporter, one link: the follower there is gets it, and the one on an older paper opens nothing any more. Those who
 * came with a merged case keep theirs.
 */
async function keepLink({ tx, actor, now }: Context, caseId: Id, hash: Buffer, language: 'zh' | 'en'): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    update case_followers f set link_hash = ${hash}, language = ${language}
    where f.community_id = ${actor.communityId} and f.case_id = ${caseId} and f.kind = 'REPORTER' and f.left_at is null
      and f.account_id is null and f.phone_mark is null and not exists (select from case_follower_moves m
        where m.community_id = f.community_id and m.follower_id = f.id and m.to_id = f.case_id)`.execute(tx)
  if (numAffectedRows > 0n) return
  const id = newId(Date.parse(now))
  const follower = { id, case_id: caseId, kind: 'REPORTER', link_hash: hash, language, joined_at: now }
  await tx
    .insertInto('case_followers')
    .values({ community_id: actor.communityId, ...follower })
    .execute()
}

interface Promised {
  caseNo: string
  leaf: LeafCode
  state: keyof typeof caseStateWords
  description: string
  reportedAt: Instant
  acceptedAt: Instant | null
  respondBy: Instant | null
  disposeBy: Instant | null
  responsible: string | null
  firstHandler: keyof typeof firstHandlerWords
}

export const receipt = query(shapes.receipt, async (context, { caseId, link, origin, language }) => {
  const { tx, actor, now, trail } = context
  const one = await readPromised(context, caseId, link)
  trail.looked('case', caseId, ['receipt'])
  const front = await getFront(tx, actor.communityId)
  const w = receiptWords[language]
  const title = `${one.caseNo} ${w.title}`
  const blocks: Block[] = [
    { kind: 'paragraph', text: front.name, align: 'center', large: true },
    { kind: 'title', text: w.title },
    { kind: 'facts', rows: factsOf(one, front, language) },
    { kind: 'qr', content: followLink(front.address || origin, front.code, link), text: w.scan },
    { kind: 'paragraph', text: w.keep },
    { kind: 'signatures', lines: [{ label: w.by, signed: actor.name }] },
  ]
  const footer = w.printed(momentText(now, language))
  const bytes = await pdfOf({ title, language, blocks, footer })
  return { name: `${title}.pdf`, mediaType: mediaTypes.pdf, base64: bytes.toString('base64') }
})

/** Only with the link that opens this case now: nobody prints a paper that leads nowhere. */
async function readPromised({ tx, actor }: QueryContext, caseId: Id, link: string): Promise<Promised> {
  const { rows } = await sql<Promised>`
    select k.case_no as "caseNo", k.leaf, k.state, k.description, k.reported_at as "reportedAt", k.accepted_at as "acceptedAt",
      k.respond_by as "respondBy", k.dispose_by as "disposeBy", coalesce(nullif(p.name, ''), a.display_name) as responsible,
      k.first_handler as "firstHandler"
    from cases k left join accounts a on a.id = k.responsible_id
    left join public_cards p on p.community_id = k.community_id and p.account_id = a.id
    where k.community_id = ${actor.communityId} and k.id = ${caseId} and ${caseSeen(actor)}
      and exists (select from case_followers f where f.community_id = k.community_id and f.case_id = k.id
        and f.kind = 'REPORTER' and f.link_hash = ${hashSecret(link)})`.execute(tx)
  return rows[0] ?? notFound()
}

function factsOf(one: Promised, front: Front, language: 'zh' | 'en'): [string, string][] {
  const w = receiptWords[language]
  const moment = (at: Instant | null) => at && momentText(at, language)
  const rows: [string, string | null][] = [
    [w.caseNo, one.caseNo],
    [w.reportedAt, moment(one.reportedAt)],
    [w.what, [leafOf(one.leaf)[language], one.description].filter(Boolean).join('\n')],
    [w.state, caseStateWords[one.state][language]],
    [w.respondBy, one.acceptedAt ? null : moment(one.respondBy)],
    [w.acceptedAt, moment(one.acceptedAt)],
    [w.disposeBy, moment(one.disposeBy) ?? (one.acceptedAt ? null : w.afterAccepting)],
    [w.responsible, one.responsible ?? w.first(firstHandlerWords[one.firstHandler][language])],
    [w.phone, [front.phone, front.hours, w.hotline].filter(Boolean).join('\n')],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}
