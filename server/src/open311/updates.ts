// The extension that FixMyStreet uses: what happened to requests since a moment, and what another system says of its own.

import { createHash } from 'node:crypto'
import { commandShape } from '@red-steward/domain/api'
import { type CaseState, type HopAction, isOpen } from '@red-steward/domain/cases/case'
import { residentHopWords } from '@red-steward/domain/cases/resident-view'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import { Id } from '@red-steward/domain/ids'
import type { Language } from '@red-steward/domain/messages/templates'
import { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { z } from 'zod'
import { addHop } from '../cases/index.ts'
import { serviceActor } from '../identity/index.ts'
import { command, runCommand } from '../kernel/command.ts'
import type { Machine } from '../kernel/machine.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { type Answer, type Item, w3c } from './answers.ts'
import type { Fields } from './form.ts'
import { momentOf } from './form.ts'
import type { Inside, Jurisdiction } from './jurisdictions.ts'
import { Problem } from './problem.ts'
import { isPublished, published, shownActions } from './published.ts'
import type { Range } from './request-filters.ts'
import { problemOf } from './submit-request.ts'

const MOST_UPDATES = 5000

interface Row {
  id: Id
  caseNo: string
  action: HopAction
  state: CaseState
  at: string
}

/**
 * Steps a resident would be shown, oldest first; their fixed words, not what was written to somebody. The extension knows no pages,
 * so what is too much is refused: whoever took a part for the whole would never hear of the rest.
 */
export async function updatesWithin(
  { tx, communityId }: Inside,
  { from, to }: Range,
  language: Language,
): Promise<Item[]> {
  const told = shownActions.filter((action) => action !== 'REPORTED')
  const { rows } = await sql<Row>`
    select h.id, k.case_no as "caseNo", h.action, h.entered_at as at, coalesce(h.to_state, (select e.to_state from case_hops e
      where e.community_id = h.community_id and e.case_id = h.case_id and e.to_state is not null and (e.entered_at, e.id) <= (h.entered_at, h.id)
      order by e.entered_at desc, e.id desc limit 1), 'REPORTED') as state
    from ${published} join case_hops h on h.community_id = k.community_id and h.case_id = k.id
    where k.community_id = ${communityId} and ${isPublished} and h.action = any(${told}::text[])
      and h.entered_at between ${from} and ${to}
    order by h.entered_at, h.id limit ${MOST_UPDATES + 1}`.execute(tx)
  if (rows.length > MOST_UPDATES)
    throw new Problem(
      400,
      `More than ${MOST_UPDATES} updates lie between start_date and end_date; ask for a shorter time`,
    )
  return rows.map(({ id, caseNo, action, state, at }) => ({
    update_id: id,
    service_request_id: caseNo,
    status: isOpen(state) ? 'OPEN' : 'CLOSED',
    updated_datetime: w3c(at),
    description: residentHopWords[action]![language],
    media_url: '',
  }))
}

/** Not listed among the commands: only the route below reaches it, with the key that reported the case. */
const submit = command(
  commandShape({
    name: 'open311.submit-update',
    permission: 'cases.report',
    summary: 'Another system says what happened to a request of its own.',
    input: z.strictObject({ requestId: z.string(), keyId: Id, updateId: z.string(), text: z.string(), at: Instant }),
    answer: z.object({ updateId: z.string() }),
  }),
  async (context, { requestId, keyId, updateId, text, at }) => {
    const { tx, actor, now, trail } = context
    const { rows } = await sql<{ id: Id; gridId: Id | null }>`
      select k.id, k.grid_id as "gridId" from cases k join open311_requests r on r.community_id = k.community_id and r.case_id = k.id
      where k.community_id = ${actor.communityId} and k.case_no = ${requestId} and r.key_id = ${keyId} for update of k`.execute(
      tx,
    )
    const one = rows[0] ?? notFound()
    ensure(mayKeepText(text))
    const known = await tx
      .selectFrom('open311_updates')
      .select('update_id')
      .where('community_id', '=', actor.communityId)
      .where('case_id', '=', one.id)
      .where('update_id', '=', updateId)
      .executeTakeFirst()
    if (known) return { updateId }
    const hopId = await addHop(context, one.id, { action: 'OUTSIDE_UPDATE', text, at: at < now ? at : now })
    await tx
      .insertInto('open311_updates')
      .values({ community_id: actor.communityId, case_id: one.id, update_id: updateId, key_id: keyId, hop_id: hopId })
      .execute()
    trail.changed('case', one.id, one.gridId)
    return { updateId }
  },
)

export async function submitUpdate(
  machine: Machine,
  { communityId }: Jurisdiction,
  keyId: Id,
  fields: Fields,
): Promise<Answer> {
  const now = machine.now().toISOString()
  const requestId = fields.text('service_request_id')
  if (!requestId) throw new Problem(400, 'service_request_id was not provided')
  const status = fields.text('status')
  // FixMyStreet has more words than the two; each begins as open or as closed and is kept as it came.
  if (status && !/^[A-Z_]{1,40}$/i.test(status)) throw new Problem(400, 'status is not valid')
  const description = fields.text('description') ?? ''
  if (description.length > 2000) throw new Problem(400, 'description is longer than 2000 characters')
  if (!status && !description) throw new Problem(400, 'Neither status nor description was provided')
  const text = [status && `[${status.toUpperCase()}]`, description].filter(Boolean).join(' ')
  const at = momentOf(fields, 'updated_datetime') ?? now
  const given = fields.text('update_id') ?? fields.text('update_id_ext')
  const updateId = (
    given ?? createHash('sha256').update(`${requestId}|${at}|${text}`).digest('hex').slice(0, 32)
  ).slice(0, 100)
  const hex = createHash('sha256').update(`${keyId}|${requestId}|${updateId}`).digest('hex')
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  const input = { requestId, keyId, updateId, text, at }
  const result = await runCommand(machine, { actor: serviceActor(communityId, 'outside') }, submit, id, input)
  if (result.outcome === 'refused')
    throw result.why === 'not-found' ? new Problem(404, 'service_request_id was not found') : problemOf(result.why)
  return {
    root: 'service_request_updates',
    content: { each: 'request_update', items: [{ update_id: (result.answer as { updateId: string }).updateId }] },
  }
}
