// Two values of one fact wait for the grid lead: as a query for the desk, as documents for phones.
import { isAllowed } from '@red-steward/domain/identity/permissions'
import type { Id } from '@red-steward/domain/ids'
import { maskIdNumber, maskPhone } from '@red-steward/domain/registry/masking'
import { type ConflictRow, conflicts as shape } from '@red-steward/domain/sync/commands'
import type { ConflictDocument } from '@red-steward/domain/sync/documents'
import { type RawBuilder, sql } from 'kysely'
import { aadOf } from '../kernel/conflicts.ts'
import type { DocumentSource } from '../kernel/documents.ts'
import { type QueryContext, query } from '../kernel/query.ts'

interface Stored extends Omit<ConflictRow, 'mine' | 'theirs' | 'command'> {
  mine: Buffer
  theirs: Buffer | null
  apply: Buffer
  version: number
}

export interface Conflict extends ConflictRow {
  version: number
  apply: { name: string; input: unknown }
}

/** Conflicts within the actor's grids; one whose record lies in no grid is the whole community's. */
export async function readConflicts(
  { tx, actor, vault }: Pick<QueryContext, 'tx' | 'actor' | 'vault'>,
  where: RawBuilder<unknown>,
): Promise<Conflict[]> {
  const reach = actor.grids === 'all' ? sql`true` : sql`c.grid_id = any(${[...actor.grids]}::uuid[])`
  const { rows } = await sql<Stored>`
    select c.id, c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.field, c.mine_sealed as mine,
      c.theirs_sealed as theirs, c.apply_sealed as apply, m.display_name as "mineBy", c.mine_at as "mineAt",
      c.mine_saved_at as "mineSavedAt", t.display_name as "theirsBy", c.theirs_at as "theirsAt",
      c.resolved_at as "resolvedAt", r.display_name as "resolvedBy", c.resolution, c.version,
      coalesce(p.name, d.door_key, '') as about
    from conflicts c join accounts m on m.id = c.mine_by
      left join accounts t on t.id = c.theirs_by left join accounts r on r.id = c.resolved_by
      left join households h on h.community_id = c.community_id and h.id = c.subject_id
      left join residences e on e.community_id = c.community_id and e.id = c.subject_id
      left join persons p on p.community_id = c.community_id and p.id = coalesce(e.person_id, c.subject_id)
      left join dwellings d on d.community_id = c.community_id and d.id = coalesce(h.dwelling_id, c.subject_id)
    where c.community_id = ${actor.communityId} and ${reach} and ${where}`.execute(tx)
  return rows.map(({ mine, theirs, apply, ...row }) => {
    const open = (part: 'mine' | 'theirs' | 'apply', sealed: Buffer) =>
      JSON.parse(vault.open(sealed, aadOf(part, row.id)))
    const applied = open('apply', apply)
    return {
      ...row,
      mine: open('mine', mine),
      theirs: theirs && open('theirs', theirs),
      apply: applied,
      command: applied.name,
    }
  })
}

export const conflictList = query(shape, async (context, { resolved }) => {
  const lately = sql`c.resolved_at > ${context.now}::timestamptz - interval '90 days' order by c.resolved_at desc limit 200`
  const rows = await readConflicts(context, resolved ? lately : sql`c.resolved_at is null order by c.mine_at limit 500`)
  return {
    rows: rows.map(({ version: _, apply: __, ...row }) => ({
      ...row,
      mine: masked(row.field, row.mine),
      theirs: masked(row.field, row.theirs),
    })),
  }
})

/** Numbers are masked in lists (handbook §3.2), however deep they lie in what was typed; a picture is no text to read. */
function masked(field: string, value: unknown): unknown {
  if (typeof value === 'string') {
    if (field === 'phone') return maskPhone(value)
    if (field === 'bytes') return ''
    return field === 'idNumber' ? maskIdNumber(value) : value
  }
  if (Array.isArray(value)) return value.map((part) => masked(field, part))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, masked(key, part)]))
}

async function documentsWhere(context: QueryContext, where: RawBuilder<unknown>): Promise<ConflictDocument[]> {
  if (!isAllowed(context.actor, 'sync.resolve')) return []
  const rows = await readConflicts(context, sql`c.resolved_at is null and ${where} order by c.id limit 2000`)
  // The phone knows whom it is about from its own documents; told here, it would go stale with them.
  return rows.map(({ apply: _, resolvedAt: __, resolvedBy: ___, resolution: ____, about: _____, ...row }) => ({
    kind: 'conflict',
    buildingId: null,
    ...row,
    mine: masked(row.field, row.mine),
    theirs: masked(row.field, row.theirs),
  }))
}

export const conflictDocuments: DocumentSource = {
  kind: 'conflict',
  ofBuildings: async () => [],
  ofActor: (context) => documentsWhere(context, sql`true`),
  ofIds: (context, ids: readonly Id[]) => documentsWhere(context, sql`c.id = any(${ids}::uuid[])`),
}
