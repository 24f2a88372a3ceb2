// A worker's own wording of their days, on their own phone and on nobody else's.
import type { DayTextDocument } from '@red-steward/domain/visits/documents'
import { type RawBuilder, sql } from 'kysely'
import type { DocumentSource } from '../kernel/documents.ts'
import type { QueryContext } from '../kernel/query.ts'

const DAYS_HELD = 90

async function ownTexts({ tx, actor, now }: QueryContext, which: RawBuilder<unknown>): Promise<DayTextDocument[]> {
  const { rows } = await sql<DayTextDocument>`
    select 'day-text' as kind, id, null as "buildingId", version, day, text, edited_at as "editedAt" from day_texts
    where community_id = ${actor.communityId} and account_id = ${actor.id} and ${which}
      and day > ${now}::timestamptz::date - ${DAYS_HELD}::int order by day`.execute(tx)
  return rows
}

export const dayTextDocuments: DocumentSource<DayTextDocument> = {
  kind: 'day-text',
  async ofBuildings() {
    return []
  },
  ofActor: (context) => ownTexts(context, sql`true`),
  ofIds: (context, ids) => ownTexts(context, sql`id = any(${[...ids]}::uuid[])`),
}
