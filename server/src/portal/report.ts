import { isOpen } from '@red-steward/domain/cases/case'
import { isConfidential, type LeafCode } from '@red-steward/domain/cases/catalogue'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import * as shapes from '@red-steward/domain/portal/commands'
import type { ReviewReason } from '@red-steward/domain/portal/desk'
import { mayJoin, mayReportHere, readReport } from '@red-steward/domain/portal/matters'
import { addHop, enterCase, getCaseForChange } from '../cases/index.ts'
import { type Context, command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { type ConfirmedPhone, getPhone } from './codes.ts'
import { countHit } from './counting.ts'
import { type Door, getDoor } from './doors.ts'
import { addFollower } from './followers.ts'
import { keepForReview, type Report } from './waiting.ts'

/**
 * One that tells of danger is never made to wait, whatever came before it from the same door; nor one that only its
 * reporter and the secretary may see (handbook §4.4), for the queue is read by others.
 */
export const report = command(shapes.portalReport, async (context, input) => {
  const { actor, tx, now } = context
  const door = await getDoor(tx, actor.communityId, input.code)
  ensure(mayKeepText(input.text, input.place))
  const reading = readReport(input.text, now)
  const leaf = input.leaf ?? reading.leaf
  const phone = input.pass ? await getPhone(context, input.pass) : undefined
  ensure(mayReportHere(leaf, phone !== undefined))
  const over = await limitMet(context, door, phone, input.network)
  const one = {
    id: input.id,
    leaf,
    text: input.text,
    place: input.place,
    link: input.link,
    language: input.language,
    door,
    phone,
  }
  if (over && !reading.isEmergency && !isConfidential(leaf)) {
    await keepForReview(context, one, over)
    return { caseNo: null, waiting: true }
  }
  return { caseNo: await makeCase(context, one), waiting: false }
})

async function limitMet(
  context: Context,
  door: Door,
  phone: ConfirmedPhone | undefined,
  network: string,
): Promise<ReviewReason | undefined> {
  const here = await countHit(context, 'report-door-network', network && `${door.plateId}|${network}`)
  const counted = [
    ['DOOR', here.over === 'no' ? await countHit(context, 'report-door', door.plateId) : here],
    ['PHONE', phone ? await countHit(context, 'report-phone', phone.phone) : { over: 'no' as const }],
    ['NETWORK', await countHit(context, 'report-network', network)],
  ] as const
  const flood = counted.find(([, judged]) => judged.over === 'flood')?.[1]
  if (flood && flood.over !== 'no') refuseWith('portal-too-many', { retryAfterSeconds: flood.retryAfterSeconds })
  return counted.find(([, judged]) => judged.over === 'limit')?.[0]
}

/** The case, its plate, and its reporter as a follower. Also used when a colleague takes one from the review queue. */
export async function makeCase(context: Context, one: Report): Promise<string> {
  const { tx, actor } = context
  const { door, phone } = one
  const { caseNo } = await enterCase(context, {
    id: one.id,
    leaf: one.leaf,
    source: 'RESIDENT',
    title: '',
    description: one.text,
    buildingId: door.dwellingId ? null : door.buildingId,
    dwellingId: door.dwellingId,
    place: placeOf(one.leaf, door, one.place),
    reporterPersonId: null,
    anonymous: phone === undefined,
    contactOk: phone !== undefined,
  })
  await tx
    .insertInto('portal_reports')
    .values({ community_id: actor.communityId, case_id: one.id, plate_id: door.plateId })
    .execute()
  await addFollower(context, { caseId: one.id, kind: 'REPORTER', link: one.link, phone, language: one.language })
  return caseNo
}

/** The unit stands in the words, for a case knows buildings and dwellings only. */
function placeOf(leaf: LeafCode, { unit, dwellingId }: Door, words: string): string {
  const unitText = unit && !dwellingId && !isConfidential(leaf) ? `${unit}单元` : ''
  return [unitText, words].filter(Boolean).join(' ').slice(0, 120)
}

export const alsoMe = command(shapes.portalAlsoMe, async (context, { code, caseId, link, pass, language, network }) => {
  const { tx, actor, now } = context
  const door = await getDoor(tx, actor.communityId, code)
  const phone = pass ? await getPhone(context, pass) : undefined
  const over = await limitMet(context, door, phone, network)
  if (over) refuseWith('portal-too-many')
  const one = await getCaseForChange(context, caseId)
  const here = await tx
    .selectFrom('cases')
    .select('building_id')
    .where('community_id', '=', actor.communityId)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  if (here.building_id !== door.buildingId) refuseWith('not-found')
  ensure(mayJoin({ leaf: one.leaf, confidential: one.confidential, open: isOpen(one.state) }))
  await addFollower(context, { caseId, kind: 'ALSO_ME', link, phone, language })
  await addHop(context, caseId, { action: 'ALSO_ME', at: now, residentText: '' })
  context.trail.changed('case', caseId, one.gridId)
  return { caseNo: one.caseNo }
})
