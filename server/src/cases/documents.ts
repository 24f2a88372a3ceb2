// What phones hold: cases at buildings in reach, and one's own notebook.
import type { CaseFacts } from '@red-steward/domain/cases/actions'
import type { CaseDocument, CaseDocumentClocks, NoteDocument } from '@red-steward/domain/cases/documents'
import type { CasePhoto } from '@red-steward/domain/cases/photos'
import { caseScope } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import { dayOf } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import type { DocumentSource } from '../kernel/documents.ts'
import type { QueryContext } from '../kernel/query.ts'
import { ticksOf } from './case-page.ts'
import { photosOf } from './case-parts.ts'
import { factColumns } from './facts.ts'
import { caseListed } from './reach.ts'

const CLOSED_FOR_DAYS = 30
const NOTES_FOR_DAYS = 90
const daysAgo = (now: string, days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()

export const caseDocuments: DocumentSource<CaseDocument> = {
  kind: 'case',
  /** Whoever sees all cases in reach gets them with the building; others carry their own reports (`ofActor`). */
  async ofBuildings(context, buildingIds) {
    if (caseScope(context.actor.role) !== 'all') return []
    return casesWhere(context, sql`not k.confidential and k.building_id = any(${buildingIds}::uuid[])`)
  },
  /** Cases without a building, and one's own where the building does not bring them. */
  async ofActor(context) {
    const { actor } = context
    const withBuilding = caseScope(actor.role) === 'all' ? sql`k.building_id is null` : sql`true`
    const own = sql`k.entered_by = ${actor.id}`
    return casesWhere(context, sql`((${withBuilding} and ${caseListed(actor)}) or (k.confidential and ${own}))`)
  },
  async ofIds(context, ids) {
    const own = sql`(k.confidential and k.entered_by = ${context.actor.id})`
    return casesWhere(context, sql`k.id = any(${ids}::uuid[]) and (${caseListed(context.actor)} or ${own})`)
  },
}

async function casesWhere(context: QueryContext, which: RawBuilder<unknown>): Promise<CaseDocument[]> {
  const { tx, actor, now } = context
  const { rows } = await sql<Row>`
    select k.id, k.building_id as "buildingId", k.version, k.case_no as "caseNo", k.title, k.description,
      k.dwelling_id as "dwellingId", k.place, k.reported_at as "reportedAt", k.respond_by as "respondBy", k.step_by as "stepBy",
      coalesce(k.step_since, k.reported_at) as "stepSince", k.review_on as "reviewOn",
      coalesce(ha.display_name, hu.name, case when k.handler_role is not null then '' end) as handler, a.display_name as responsible,
      ${factColumns}
    from cases k left join accounts a on a.id = k.responsible_id left join accounts ha on ha.id = k.handler_id
    left join handling_units hu on hu.community_id = k.community_id and hu.id = k.handler_unit_id
    where k.community_id = ${actor.communityId} and ${which}
      and (k.is_open or k.closed_at > ${daysAgo(now, CLOSED_FOR_DAYS)}::timestamptz)
    order by k.reported_at, k.id`.execute(tx)
  const open = rows.filter(({ confidential }) => !confidential).map(({ id }) => id)
  const ticks = await ticksOf(context, open)
  const photos = await photosOf(context, open)
  return rows.map((row) => {
    if (row.confidential) return reference(documentOf(row, [], []))
    return documentOf(row, ownOf(ticks, row.id), ownOf(photos, row.id))
  })
}

/** Of what hangs on several cases, what hangs on this one. */
function ownOf<Part>(parts: readonly (Part & { caseId: Id })[], id: Id) {
  return parts.filter(({ caseId }) => caseId === id).map(({ caseId: _, ...part }) => part)
}

type Shown = Pick<
  CaseDocument,
  'id' | 'buildingId' | 'version' | 'caseNo' | 'title' | 'description' | 'dwellingId' | 'place' | 'reportedAt'
>
type Row = Shown & CaseFacts & Omit<CaseDocumentClocks, 'disposeBy'>

function documentOf(row: Row, ticks: CaseDocument['ticks'], photos: CasePhoto[]): CaseDocument {
  const { id, buildingId, version, caseNo, title, description, dwellingId, place, reportedAt, ...rest } = row
  const { respondBy, stepBy, stepSince, reviewOn, handler, responsible, ...facts } = rest
  const { leaf, class: caseClass, state, firstHandler, closedAt, confidential, disposeBy } = facts
  return {
    kind: 'case',
    ...{ id, buildingId, version, caseNo, title, description, dwellingId, place, reportedAt },
    ...{ leaf, class: caseClass, state, firstHandler, closedAt, confidential },
    ticks,
    photos,
    facts,
    clocks: { respondBy, disposeBy, stepBy, stepSince, reviewOn, handler, responsible },
  }
}

/** A phone may be lost: of a confidential case it keeps that it was reported, not what. */
function reference(one: CaseDocument): CaseDocument {
  const { facts: _facts, clocks: _clocks, ...rest } = one
  return { ...rest, buildingId: null, dwellingId: null, title: '', description: '', place: '', ticks: [], photos: [] }
}

export const noteDocuments: DocumentSource<NoteDocument> = {
  kind: 'note',
  async ofBuildings() {
    return []
  },
  async ofActor(context) {
    const since = dayOf(daysAgo(context.now, NOTES_FOR_DAYS))
    return notesWhere(context, sql`n.day >= ${since}::date`)
  },
  async ofIds(context, ids) {
    return notesWhere(context, sql`n.id = any(${ids}::uuid[])`)
  },
}

async function notesWhere({ tx, actor }: QueryContext, which: RawBuilder<unknown>): Promise<NoteDocument[]> {
  const { rows } = await sql<Omit<NoteDocument, 'kind' | 'buildingId'>>`
    select n.id, n.version, n.text, n.chips, n.dwelling_id as "dwellingId", n.day, n.happened_at as "happenedAt",
      n.entered_at as "enteredAt", n.case_id as "caseId", n.confidential
    from notes n where n.community_id = ${actor.communityId} and n.author_id = ${actor.id} and ${which}
    order by n.day, n.happened_at, n.id`.execute(tx)
  return rows.map((row) => ({ kind: 'note' as const, buildingId: null, ...row }))
}
