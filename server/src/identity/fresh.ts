import { mayAsFresh } from '@red-steward/domain/identity/fresh'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'

/**
 * For what outlives the session it is done in. Refuses `sign-in-again` unless whoever asks gave their password, and second factor,
 * within the last minutes. Where no session asks (an operator, a job) there is nobody who could.
 */
export async function ensureFresh({
  tx,
  actor,
  session,
  now,
}: Pick<Context, 'tx' | 'actor' | 'session' | 'now'>): Promise<void> {
  if (!session) return
  // Whoever changes the password at this moment ends this session first, or what is made in it as well.
  await sql`select from accounts where id = ${actor.id} for share`.execute(tx)
  const row = await tx
    .selectFrom('sessions')
    .select('signed_in_at')
    .where('token_hash', '=', session)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  ensure(mayAsFresh((row ?? refuseWith('signed-out')).signed_in_at, now))
}
