// Cases on their way to other systems, and the news those have of them. Claimed by a lease like messages: a program that dies
// in between sends again, and the other side may then have a case twice, never none.

import { commandShape } from '@red-steward/domain/api'
import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import { leafOf } from '@red-steward/domain/cases/catalogue'
import { Id, newId } from '@red-steward/domain/ids'
import { pauseAfter } from '@red-steward/domain/messages/retries'
import { isPublicSpace } from '@red-steward/domain/open311/services'
import { formatAddress } from '@red-steward/domain/places/address'
import { sql } from 'kysely'
import { z } from 'zod'
import { addHop } from '../cases/index.ts'
import { ensureServiceAccount, serviceActor } from '../identity/index.ts'
import { command, runCommand } from '../kernel/command.ts'
import type { Machine } from '../kernel/machine.ts'
import {
  createRequest,
  numberOfToken,
  type Roads,
  type System,
  SystemProblem,
  statusOf,
  updatesSince,
} from './client.ts'
import { type Inside, inCommunity } from './jurisdictions.ts'
import { systemAad } from './systems.ts'

const LEASE_MS = 60_000
const POLL_EVERY_MS = 5 * 60_000
const OVERLAP_MS = 60 * 60_000

interface DueForward {
  id: Id
  caseId: Id
  systemId: Id
  attempts: number
  leaf: LeafCode
  caseNo: string
  compound: string | null
  phase: number | null
  building: string | null
  place: string
}

/** Sends what is due. Answers how many were tried. */
export async function forwardDue(machine: Machine, communityId: Id, roads: Roads): Promise<number> {
  const due = await inCommunity(machine, communityId, async (inside) => {
    await ensureServiceAccount(inside.tx, communityId, 'outside')
    const rows = await claim(inside)
    return Promise.all(rows.map(async (row) => ({ row, system: await systemOf(inside, row.systemId) })))
  })
  for (const { row, system } of due) await forward(machine, communityId, roads, row, system)
  return due.length
}

async function claim({ tx, communityId, now }: Inside): Promise<DueForward[]> {
  const until = new Date(Date.parse(now) + LEASE_MS).toISOString()
  const { rows } = await sql<DueForward>`
    with due as (select f.id from open311_forwards f where f.community_id = ${communityId} and f.state = 'WAITING' and f.due_at <= ${now}
      order by f.due_at limit 20 for update skip locked),
    claimed as (update open311_forwards f set due_at = ${until}, attempts = f.attempts + 1 from due
      where f.community_id = ${communityId} and f.id = due.id returning f.*)
    select f.id, f.case_id as "caseId", f.system_id as "systemId", f.attempts, k.leaf, k.case_no as "caseNo", c.name as compound,
      b.phase, b.number as building, case when k.dwelling_id is null then k.place else '' end as place
    from claimed f join cases k on k.community_id = f.community_id and k.id = f.case_id
    left join buildings b on b.community_id = k.community_id and b.id = k.building_id
    left join compounds c on c.community_id = b.community_id and c.id = b.compound_id`.execute(tx)
  return rows
}

async function systemOf({ tx, communityId, vault }: Inside, id: Id): Promise<System> {
  const row = await tx
    .selectFrom('open311_systems')
    .select(['url', 'jurisdiction_id', 'key_sealed', 'services'])
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    url: row.url,
    jurisdictionId: row.jurisdiction_id,
    apiKey: row.key_sealed ? vault.open(row.key_sealed, systemAad(id)) : '',
    services: row.services as unknown as System['services'],
  }
}

/** What leaves the house: the kind of matter, its number and the building; the words people wrote stay here. */
async function forward(machine: Machine, communityId: Id, roads: Roads, row: DueForward, system: System) {
  const { compound, phase, building, leaf, caseNo, place } = row
  const address =
    compound && building ? formatAddress({ compound, phase, building, unit: null }) : isPublicSpace(leaf) ? place : ''
  try {
    const sent = await createRequest(system, roads, {
      serviceCode: system.services[leaf] ?? '',
      description: `${leafOf(leaf).zh}（${caseNo}）`,
      address,
      addressId: caseNo,
      point: undefined,
    })
    await tell(machine, communityId, row, {
      action: 'FORWARDED',
      updateId: 'sent',
      text: sent.outsideId ?? '',
      isClosed: false,
      sent,
    })
  } catch (error) {
    if (!(error instanceof SystemProblem)) throw error
    const pause = error.isFinal ? null : pauseAfter(row.attempts, Math.random())
    await inCommunity(machine, communityId, ({ tx, now }) =>
      tx
        .updateTable('open311_forwards')
        .set({
          problem: error.message,
          ...(pause === null
            ? { state: 'FAILED' }
            : { due_at: new Date(Date.parse(now) + pause * 1000).toISOString() }),
        })
        .where('community_id', '=', communityId)
        .where('id', '=', row.id)
        .where('state', '=', 'WAITING')
        .execute(),
    )
  }
}

const News = z.strictObject({
  forwardId: Id,
  caseId: Id,
  updateId: z.string(),
  action: z.enum(['FORWARDED', 'OUTSIDE_UPDATE']),
  text: z.string(),
  isClosed: z.boolean(),
  sent: z.strictObject({ outsideId: z.string().nullable(), token: z.string().nullable() }).optional(),
})
type News = z.infer<typeof News>

/** Not listed among the commands: only what another system answered reaches it. Each piece of news is one hop. */
const takeNews = command(
  commandShape({
    name: 'open311.take-news',
    permission: 'cases.report',
    summary: 'News of another system.',
    input: News,
  }),
  async (context, { forwardId, caseId, updateId, action, text, isClosed, sent }) => {
    const { tx, actor, now, trail } = context
    const { rows } = await sql<{ gridId: Id | null; known: boolean; system: string }>`
      select k.grid_id as "gridId", s.name as system, exists (select from open311_news n where n.community_id = f.community_id
        and n.forward_id = f.id and n.update_id = ${updateId}) as known
      from open311_forwards f join cases k on k.community_id = f.community_id and k.id = f.case_id
      join open311_systems s on s.community_id = f.community_id and s.id = f.system_id
      where f.community_id = ${actor.communityId} and f.id = ${forwardId} for update of f, k`.execute(tx)
    const one = rows[0]
    if (!one) return
    const state = isClosed ? { state: 'CLOSED' } : {}
    const was = sent
      ? { state: 'SENT', outside_id: sent.outsideId, token: sent.token, sent_at: now, problem: null }
      : {}
    await tx
      .updateTable('open311_forwards')
      .set({ attempts: sql`attempts`, ...was, ...state })
      .where('community_id', '=', actor.communityId)
      .where('id', '=', forwardId)
      .execute()
    if (one.known) return
    const hopId = await addHop(context, caseId, {
      action,
      text: [one.system, text].filter(Boolean).join('：'),
      at: now,
    })
    await tx
      .insertInto('open311_news')
      .values({ community_id: actor.communityId, forward_id: forwardId, update_id: updateId, hop_id: hopId })
      .execute()
    trail.changed('case', caseId, one.gridId)
  },
)

async function tell(
  machine: Machine,
  communityId: Id,
  { id, caseId }: { id: Id; caseId: Id },
  news: Omit<News, 'forwardId' | 'caseId'>,
) {
  const caller = { actor: serviceActor(communityId, 'outside') }
  const result = await runCommand(machine, caller, takeNews, newId(), { forwardId: id, caseId, ...news })
  if (result.outcome === 'refused') throw new Error(`news was refused: ${result.why}`)
}

interface Open {
  id: Id
  caseId: Id
  outsideId: string | null
  token: string | null
}

/** Asks the systems whose turn it is for news of what is still open there. Answers how many were asked. */
export async function pollDue(machine: Machine, communityId: Id, roads: Roads): Promise<number> {
  const due = await inCommunity(machine, communityId, async (inside) => {
    const { tx, now } = inside
    const next = new Date(Date.parse(now) + POLL_EVERY_MS).toISOString()
    const { rows } = await sql<{ id: Id; polledAt: string | null }>`
      with due as (select s.id, s.polled_at from open311_systems s where s.community_id = ${communityId} and s.enabled and s.poll_at <= ${now}
        and exists (select from open311_forwards f where f.community_id = s.community_id and f.system_id = s.id and f.state = 'SENT')
        for update skip locked)
      update open311_systems s set poll_at = ${next} from due where s.community_id = ${communityId} and s.id = due.id
      returning s.id, s.polled_at as "polledAt"`.execute(tx)
    return Promise.all(
      rows.map(async (row) => ({ ...row, system: await systemOf(inside, row.id), open: await openAt(inside, row.id) })),
    )
  })
  for (const { id, polledAt, system, open } of due) {
    const began = machine.now().toISOString()
    const problem = await poll(machine, communityId, roads, system, open, polledAt).catch((error: unknown) => {
      if (error instanceof SystemProblem) return error.message
      throw error
    })
    await inCommunity(machine, communityId, ({ tx }) =>
      tx
        .updateTable('open311_systems')
        .set(problem === undefined ? { polled_at: began, problem: null } : { problem })
        .where('community_id', '=', communityId)
        .where('id', '=', id)
        .execute(),
    )
  }
  return due.length
}

async function openAt({ tx, communityId }: Inside, systemId: Id): Promise<Open[]> {
  return tx
    .selectFrom('open311_forwards')
    .select(['id', 'case_id as caseId', 'outside_id as outsideId', 'token'])
    .where('community_id', '=', communityId)
    .where('system_id', '=', systemId)
    .where('state', '=', 'SENT')
    .orderBy('at')
    .execute()
}

/** Tokens first become numbers; updates are told as they are; a status that closed without one is told too. */
async function poll(
  machine: Machine,
  communityId: Id,
  roads: Roads,
  system: System,
  open: Open[],
  polledAt: string | null,
): Promise<undefined> {
  for (const one of open.filter(({ outsideId, token }) => !outsideId && token)) {
    const outsideId = await numberOfToken(system, roads, one.token!)
    if (!outsideId) continue
    one.outsideId = outsideId
    const sent = { outsideId, token: one.token }
    await tell(machine, communityId, one, {
      action: 'FORWARDED',
      updateId: 'number',
      text: outsideId,
      isClosed: false,
      sent,
    })
  }
  const byNumber = new Map(open.flatMap((one) => (one.outsideId ? [[one.outsideId, one] as const] : [])))
  if (byNumber.size === 0) return undefined
  const now = machine.now()
  const from = new Date(
    Math.max(
      now.getTime() - 89 * 86_400_000,
      (polledAt ? Date.parse(polledAt) : now.getTime() - 86_400_000) - OVERLAP_MS,
    ),
  )
  const told = new Set<string>()
  for (const { updateId, outsideId, isClosed, text } of await updatesSince(
    system,
    roads,
    from.toISOString(),
    now.toISOString(),
  )) {
    const one = byNumber.get(outsideId)
    if (!one) continue
    await tell(machine, communityId, one, { action: 'OUTSIDE_UPDATE', updateId, text, isClosed })
    if (isClosed) told.add(outsideId)
  }
  const ids = [...byNumber.keys()].filter((id) => !told.has(id))
  if (ids.length === 0) return undefined
  for (const { outsideId, isClosed, notes } of await statusOf(system, roads, ids)) {
    const one = byNumber.get(outsideId)
    if (one && isClosed)
      await tell(machine, communityId, one, {
        action: 'OUTSIDE_UPDATE',
        updateId: 'closed',
        text: notes || '已办结',
        isClosed,
      })
  }
  return undefined
}
