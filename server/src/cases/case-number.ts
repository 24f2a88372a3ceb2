import { caseNumber } from '@red-steward/domain/cases/rules'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Writing } from './store.ts'

/** The day's next number of this community; two writers get two, and neither waits for the other (0142). */
export async function nextNumber({ tx, actor, now }: Writing): Promise<string> {
  const day = dayOf(now)
  const { rows } = await sql<{ next: number; code: string }>`
    select next_case_number(${day}::date) as next, code from communities where id = ${actor.communityId}`.execute(tx)
  return caseNumber(day, rows[0]!.code, rows[0]!.next)
}
