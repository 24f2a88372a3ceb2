// One step of a commit of a hotline list: one transaction that makes some cases of it. The same number is the same case.
import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import { type Id, newId } from '@red-steward/domain/ids'
import type { HotlineRow } from '@red-steward/domain/imports/hotline'
import { decideHotlineRow } from '@red-steward/domain/imports/hotline-decide'
import { sql } from 'kysely'
import { enterCase } from '../cases/index.ts'
import type { Context } from '../kernel/command.ts'
import { Refused } from '../kernel/refused.ts'
import { hotlineFileOf, knownNumbers } from './hotline.ts'
import { countSettled } from './row-records.ts'
import { addRowsDone, type Import, saveImport } from './store.ts'
import type { Progress } from './write-chunk.ts'

// A case takes some statements; while they run, other reports of this community wait for the next number.
const CHUNK_ROWS = 50

interface Pending {
  number: number
  reading: never
  choice: never
}

/** There is one lane: numbers are given one after another anyhow. */
export async function writeHotline(context: Context, imported: Import, lane: number | undefined): Promise<Progress> {
  const { rowsTotal, rowsDone } = imported
  if (lane !== undefined) return { state: 'COMMITTING', rowsDone, rowsTotal, laneIsDone: true }
  const pending = await pendingRows(context, imported)
  if (pending.length === 0) return finish(context, imported)
  const file = await hotlineFileOf(context, imported)
  const rows = new Map(file.rows.map((row) => [row.number, row]))
  const known = await knownNumbers(
    context,
    pending.map(({ number }) => rows.get(number)!),
  )
  for (const { number, reading, choice } of pending) {
    const row = rows.get(number)!
    const decision = decideHotlineRow(row, reading, choice, known.has(row.externalNo))
    if (decision.outcome !== 'create') await settle(context, imported, number, decision)
    else await settle(context, imported, number, await makeCase(context, row, decision as Deciding))
  }
  await tellChunk(context, imported, pending.length)
  const done = await addRowsDone(context.tx, context.actor, imported.id, pending.length)
  return { state: 'COMMITTING', rowsDone: done, rowsTotal, laneIsDone: false }
}

type Deciding = { leaf: LeafCode; dwellingId: Id | null; buildingId: Id | null; place: string }

interface Outcome {
  outcome: string
  reason: string | null
  caseId?: Id
}

/** What the loop refuses a form, it refuses a row; the rows beside it are taken all the same. */
async function makeCase(
  context: Context,
  row: HotlineRow,
  { leaf, dwellingId, buildingId, place }: Deciding,
): Promise<Outcome> {
  const id = newId(Date.parse(context.now))
  const report = { leaf, dwellingId, buildingId: dwellingId ? null : buildingId, place }
  await sql`savepoint hotline_row`.execute(context.tx)
  try {
    await enterCase(context, {
      ...report,
      id,
      source: 'HOTLINE_12345',
      title: '',
      description: row.content,
      reporterPersonId: null,
      anonymous: false,
      contactOk: row.phone !== null,
      happenedAt: row.at!,
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await sql`rollback to savepoint hotline_row`.execute(context.tx)
    return { outcome: 'error', reason: error.why === 'not-found' ? 'hotline-place-unclear' : 'hotline-text-forbidden' }
  }
  await context.tx
    .updateTable('cases')
    .set({ external_no: row.externalNo })
    .where('community_id', '=', context.actor.communityId)
    .where('id', '=', id)
    .execute()
  if (row.phone) await addCaller(context, id, row.phone)
  return { outcome: 'create', reason: null, caseId: id }
}

/** Whoever called follows the case by phone; the number is sealed like every other. */
async function addCaller({ tx, actor, now, vault }: Context, caseId: Id, phone: string): Promise<void> {
  const id = newId(Date.parse(now))
  await tx
    .insertInto('case_followers')
    .values({
      community_id: actor.communityId,
      id,
      case_id: caseId,
      kind: 'REPORTER',
      phone_sealed: vault.seal(phone, `case_followers|phone_sealed|${id}`),
      phone_mark: vault.fingerprint('phone', phone),
      joined_at: now,
    })
    .execute()
}

async function pendingRows({ tx, actor }: Context, { id }: Import): Promise<Pending[]> {
  const rows = await tx
    .selectFrom('import_rows')
    .select(['number', 'reading', 'choice'])
    .where('community_id', '=', actor.communityId)
    .where('import_id', '=', id)
    .where('outcome', '=', 'create')
    .where('command_id', 'is', null)
    .orderBy('number')
    .limit(CHUNK_ROWS)
    .execute()
  return rows as unknown as Pending[]
}

async function settle(
  { tx, actor, commandId }: Context,
  { id }: Import,
  number: number,
  { outcome, reason, caseId }: Outcome,
) {
  await tx
    .updateTable('import_rows')
    .set({ outcome, reason, case_id: caseId ?? null, command_id: commandId })
    .where('community_id', '=', actor.communityId)
    .where('import_id', '=', id)
    .where('number', '=', number)
    .execute()
}

async function tellChunk({ tx, actor, commandId, trail }: Context, { id }: Import, rows: number) {
  await tx
    .insertInto('import_chunks')
    .values({ community_id: actor.communityId, import_id: id, command_id: commandId, rows })
    .execute()
  trail.changed('import', id, null)
}

/** Rows that still ask are left out and may be decided later: then the list is committed again for them. */
async function finish(context: Context, { id, rowsDone, rowsTotal }: Import): Promise<Progress> {
  const counts = await countSettled(context, id)
  await saveImport(context.tx, context.actor, id, {
    state: 'DONE',
    finished_at: context.now,
    counts,
  })
  context.trail.changed('import', id, null)
  return { state: 'DONE', rowsDone, rowsTotal, laneIsDone: true }
}
