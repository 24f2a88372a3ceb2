// Mandatory reports. Everything said is sealed; who reported reads their own, the secretary of the community all, and every
// reading leaves a line in the audit. Nothing is told to the feed: no list, phone or page hears of it.

import {
  addToReport as addShape,
  type ConfidentialCode,
  type HandedTo,
  listConfidential as listShape,
  passOnReport as passOnShape,
  readConfidential as readShape,
  reportConfidential as reportShape,
} from '@red-steward/domain/care/confidential'
import { mayReadConfidential } from '@red-steward/domain/care/confidential-rules'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { forbiddenIn } from '@red-steward/domain/registry/forbidden-text'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'

interface Facts {
  code: ConfidentialCode
  facts: string
  where: string
  seenAt: Instant
  calledPolice: boolean
}
type Entry = { kind: 'ADDED'; text: string } | { kind: 'PASSED_ON'; to: HandedTo; at: Instant; note: string }

const reportAad = (id: Id) => `confidential_reports|sealed|${id}`
const entryAad = (id: Id) => `confidential_entries|sealed|${id}`

export const reportConfidential = command(reportShape, async (context, { id, ...facts }) => {
  const { tx, actor, now, vault } = context
  ensureNoDoorCode(`${facts.facts} ${facts.where}`)
  // By a phone's clock, which may run ahead; when it came stands beside it.
  const seenAt = facts.seenAt > now ? now : facts.seenAt
  const sealed = vault.seal(JSON.stringify({ ...facts, seenAt } satisfies Facts), reportAad(id))
  await tx
    .insertInto('confidential_reports')
    .values({ community_id: actor.communityId, id, sealed, reported_by: actor.id, reported_at: now })
    .execute()
})

export const addToReport = command(addShape, async (context, { id, reportId, text }) => {
  const report = await getReport(context.tx, context.actor, reportId)
  if (report.reportedBy !== context.actor.id) notFound()
  ensureNoDoorCode(text)
  await addEntry(context, id, reportId, { kind: 'ADDED', text })
})

export const passOnReport = command(passOnShape, async (context, { id, reportId, to, at, note }) => {
  await getReport(context.tx, context.actor, reportId)
  if (at > context.now) refuseWith('step-in-the-future')
  ensureNoDoorCode(note)
  await addEntry(context, id, reportId, { kind: 'PASSED_ON', to, at, note })
})

/** Illness and offences may have to be said here; a door code never. */
function ensureNoDoorCode(text: string) {
  if (forbiddenIn(text).some(({ reason }) => reason === 'door-code')) refuseWith('text-forbidden-door-code')
}

async function addEntry({ tx, actor, now, vault }: Context, id: Id, reportId: Id, entry: Entry) {
  await tx
    .insertInto('confidential_entries')
    .values({
      community_id: actor.communityId,
      id,
      report_id: reportId,
      kind: entry.kind,
      sealed: vault.seal(JSON.stringify(entry), entryAad(id)),
      entered_by: actor.id,
      entered_at: now,
    })
    .execute()
}

interface Report {
  id: Id
  sealed: Buffer
  reportedBy: Id
  reportedAt: Instant
  reporter: string
}

/** What one may not read does not exist. */
async function getReport(tx: Tx, actor: Actor, id: Id): Promise<Report> {
  const report = (await reports(tx, actor)).find((one) => one.id === id) ?? notFound()
  return mayReadConfidential(actor, report).allowed ? report : notFound()
}

async function reports(tx: Tx, actor: Actor): Promise<Report[]> {
  const mine = actor.role === 'secretary' ? sql`` : sql`and c.reported_by = ${actor.id}`
  const { rows } = await sql<Report>`
    select c.id, c.sealed, c.reported_by as "reportedBy", c.reported_at as "reportedAt", a.display_name as reporter
    from confidential_reports c join accounts a on a.id = c.reported_by
    where c.community_id = ${actor.communityId} ${mine} order by c.reported_at desc`.execute(tx)
  return rows
}

interface EntryRow {
  id: Id
  reportId: Id
  kind: 'ADDED' | 'PASSED_ON'
  sealed: Buffer
  at: Instant
  by: string
}

async function entriesOf({ tx, actor, vault }: QueryContext, reportIds: readonly Id[]) {
  const { rows } = await sql<EntryRow>`
    select e.id, e.report_id as "reportId", e.kind, e.sealed, e.entered_at as at, a.display_name as by
    from confidential_entries e join accounts a on a.id = e.entered_by
    where e.community_id = ${actor.communityId} and e.report_id = any(${[...reportIds]}::uuid[]) order by e.entered_at, e.id`.execute(
    tx,
  )
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    entry: JSON.parse(vault.open(sealed, entryAad(row.id))) as Entry,
  }))
}

export const listConfidential = query(listShape, async (context) => {
  const { tx, actor } = context
  const found = await reports(tx, actor)
  const entries = await entriesOf(
    context,
    found.map(({ id }) => id),
  )
  return { reports: found.map((report) => row(context, report, entries)) }
})

export const readConfidential = query(readShape, async (context, { reportId }) => {
  const { tx, actor, trail } = context
  const report = await getReport(tx, actor, reportId)
  const entries = await entriesOf(context, [reportId])
  trail.looked('confidential-report', reportId, ['page'])
  const { facts, where, seenAt, calledPolice } = open(context, report)
  return {
    ...row(context, report, entries),
    facts,
    where,
    seenAt,
    calledPolice,
    additions: entries.flatMap(({ id, at, entry }) => (entry.kind === 'ADDED' ? [{ id, text: entry.text, at }] : [])),
    handing: entries.flatMap(({ by, entry }) =>
      entry.kind === 'PASSED_ON' ? [{ to: entry.to, at: entry.at, note: entry.note, by }] : [],
    ),
  }
})

const open = ({ vault }: QueryContext, { id, sealed }: Report): Facts => JSON.parse(vault.open(sealed, reportAad(id)))

function row(context: QueryContext, report: Report, entries: readonly { reportId: Id; entry: Entry }[]) {
  const { id, reportedAt, reportedBy, reporter } = report
  return {
    id,
    code: open(context, report).code,
    reportedAt,
    mine: reportedBy === context.actor.id,
    reportedBy: context.actor.role === 'secretary' ? reporter : null,
    passedOn: entries.flatMap(({ reportId, entry }) =>
      reportId === id && entry.kind === 'PASSED_ON' ? [{ to: entry.to, at: entry.at }] : [],
    ),
  }
}
