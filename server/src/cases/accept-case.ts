import {
  acceptCase as acceptShape,
  cancelCase as cancelShape,
  redirectCase as redirectShape,
  rejectCase as rejectShape,
} from '@red-steward/domain/cases/desk-commands'
import { noticeWords, type RedirectReason, type RejectReason } from '@red-steward/domain/cases/reasons'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { getCaseFor } from './allowed.ts'
import { type CaseForChange, moveCase, type Writing } from './store.ts'

export const acceptCase = command(acceptShape, async (context, { caseId, class: caseClass, text, residentText }) => {
  const one = await getCaseFor(context, 'accept', caseId)
  ensure(mayKeepText(text, residentText))
  if (caseClass && caseClass !== one.class) await setClass(context, one, caseClass)
  await accept(context, one, { text, residentText })
})

/** Whoever accepts it first answers for it (first receiver, handbook §5.3). */
export async function accept(
  context: Writing,
  one: CaseForChange,
  { text = '', residentText = '' }: { text?: string; residentText?: string } = {},
): Promise<void> {
  const at = context.now
  const changes = { state: 'ACCEPTED' as const, accepted_at: at, responsible_id: one.responsibleId ?? context.actor.id }
  await moveCase(context, one, { changes, at, hop: { action: 'ACCEPTED', text, residentText } })
}

async function setClass({ tx, actor, trail }: Writing, one: CaseForChange, caseClass: CaseForChange['class']) {
  await sql`update cases set class = ${caseClass} where community_id = ${actor.communityId} and id = ${one.id}`.execute(
    tx,
  )
  trail.fact('case', one.id, 'class', one.class, caseClass)
  one.class = caseClass
}

export const rejectCase = command(rejectShape, (context, input) => turnAway(context, 'reject', input))
export const redirectCase = command(redirectShape, (context, input) => turnAway(context, 'redirect', input))

interface Away {
  caseId: Id
  reason: RejectReason | RedirectReason
  text: string
  residentText: string
}

/** The resident is owed a text: the usual one when the desk writes none. */
async function turnAway(context: Writing, action: 'reject' | 'redirect', { caseId, reason, text, residentText }: Away) {
  const one = await getCaseFor(context, action, caseId)
  ensure(mayKeepText(text, residentText))
  const state = action === 'reject' ? ('REJECTED' as const) : ('REDIRECTED' as const)
  const hop = { action: state, text, residentText: residentText || noticeWords[reason].zh, detail: { reason } }
  await moveCase(context, one, { changes: { state }, at: context.now, hop })
}

export const cancelCase = command(cancelShape, async (context, { caseId, text, residentText }) => {
  const one = await getCaseFor(context, 'cancel', caseId)
  ensure(mayKeepText(text, residentText))
  const hop = { action: 'CANCELLED' as const, text, residentText }
  await moveCase(context, one, { changes: { state: 'CANCELLED' }, at: context.now, hop })
})
