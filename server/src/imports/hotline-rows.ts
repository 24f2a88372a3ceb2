import type { HotlineSuggestion } from '@red-steward/domain/imports/hotline'
import { decideHotlineRow } from '@red-steward/domain/imports/hotline-decide'
import { hotlineRows as shape } from '@red-steward/domain/imports/hotline-shapes'
import { maskPhone } from '@red-steward/domain/registry/masking'
import { query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { hotlineFileOf } from './hotline.ts'
import { type MadeImport, reading, summaryOf, withMaker } from './queries.ts'

export const hotlineRows = query(shape, async (context, { importId, outcome, after, limit }) => {
  const { tx, actor, trail } = context
  const found = await withMaker(tx, actor)
    .where('imports.id', '=', importId)
    .where('kind', '=', 'hotline')
    .executeTakeFirst()
  const imported = (found as unknown as MadeImport | undefined) ?? notFound()
  const file = await hotlineFileOf(reading(context), imported)
  let rows = tx
    .selectFrom('import_rows')
    .select(['number', 'outcome', 'reason', 'reading', 'choice', 'case_id', 'command_id'])
    .where('community_id', '=', actor.communityId)
    .where('import_id', '=', importId)
    .where('number', '>', after)
  if (outcome) rows = rows.where('outcome', '=', outcome)
  const page = await rows.orderBy('number').limit(limit).execute()
  trail.looked('import', importId, ['rows'])
  return {
    import: summaryOf(imported),
    columns: file.table.titles.map((title, index) => ({ index, title })).filter(({ title }) => title !== ''),
    mapping: file.columns,
    rows: page.map((kept) => {
      const row = file.rows[kept.number]!
      const said = kept.reading as unknown as HotlineSuggestion
      const { leaf, place, dwellingId, buildingId } = decideHotlineRow(row, said, kept.choice as never, false)
      // A place chosen by hand shows as it was written; one that was read shows as the register writes it.
      const isRead = dwellingId === said.dwellingId && buildingId === said.buildingId
      return {
        number: row.number,
        row: row.row,
        externalNo: row.externalNo,
        at: row.at,
        phone: row.phone && maskPhone(row.phone),
        address: row.address,
        content: row.content,
        category: row.category,
        leaf,
        leaves: said.leaves,
        where: isRead ? said.label || place : place,
        outcome: kept.outcome as 'create',
        reason: kept.reason as never,
        caseId: kept.case_id,
        done: kept.command_id !== null,
      }
    }),
    next: page.length === limit ? page.at(-1)!.number : null,
  }
})
