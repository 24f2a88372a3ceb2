// The clock speaks: at half and at four fifths of the time, when it is over, and then rung by rung (handbook §5.2). What was
// evaluated it files when nobody can open it again (§5.1).

import { keepClock as shape } from '@red-steward/domain/cases/clock-command'
import { type ClockMark, deadlinesOf } from '@red-steward/domain/cases/clocks'
import type { HopDetail } from '@red-steward/domain/cases/hop-detail'
import type { Instant } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensureAction } from './allowed.ts'
import { policyOf } from './policy.ts'
import {
  addHop,
  type CaseChanges,
  type CaseForChange,
  changeCase,
  getCaseForChange,
  moveCase,
  type Writing,
} from './store.ts'

type Said = Exclude<ClockMark, 'SILENT' | 'ARCHIVE'>

const words: Record<Said, { action: 'WARNED' | 'OVERDUE'; detail: HopDetail }> = {
  HALF: { action: 'WARNED', detail: { clock: 'DISPOSE', share: 0.5, told: 'HANDLER' } },
  MOST: { action: 'WARNED', detail: { clock: 'DISPOSE', share: 0.8, told: 'HANDLER' } },
  LATE: { action: 'OVERDUE', detail: { clock: 'DISPOSE', told: 'GRID_LEAD' } },
  LATE_SECRETARY: { action: 'OVERDUE', detail: { clock: 'DISPOSE', told: 'SECRETARY' } },
  LATE_STREET: { action: 'OVERDUE', detail: { clock: 'DISPOSE', told: 'STREET' } },
  RESPOND_LATE: { action: 'OVERDUE', detail: { clock: 'RESPOND', told: 'GRID_LEAD' } },
  RESPOND_LATE_SECRETARY: { action: 'OVERDUE', detail: { clock: 'RESPOND', told: 'SECRETARY' } },
  RESPOND_LATE_STREET: { action: 'OVERDUE', detail: { clock: 'RESPOND', told: 'STREET' } },
  REVIEW: { action: 'WARNED', detail: { told: 'HANDLER' } },
}

/** Done twice it says nothing twice: what was said is marked on the case, which is locked meanwhile. */
export const keepClock = command(shape, async (context, { caseId }) => {
  const { tx, actor, now } = context
  const one = await getCaseForChange(context, caseId)
  const { moments } = deadlinesOf(one, await policyOf(tx, actor.communityId))
  const due = moments.filter(({ at }) => at <= now)
  for (const { at } of due.filter(({ mark }) => mark === 'SILENT')) await takeSilence(context, one, at)
  if (due.some(({ mark }) => mark === 'ARCHIVE')) return archive(context, one)
  const said = due.filter((one): one is { mark: Said; at: Instant } => one.mark !== 'SILENT' && one.mark !== 'ARCHIVE')
  const changes: CaseChanges = said.length > 0 ? { clock_marks: [...one.marks, ...said.map(({ mark }) => mark)] } : {}
  if (said.some(({ mark }) => mark.endsWith('_STREET'))) changes.before_street = true
  await changeCase(context, one, changes)
  for (const { mark, at } of said) {
    if (isOvertaken(mark, said)) continue
    await addHop(context, caseId, { ...words[mark], at })
  }
})

/** After a night without power "half is gone" is no news beside "it is late". */
function isOvertaken(mark: Said, said: readonly { mark: Said }[]): boolean {
  const has = (other: Said) => said.some((one) => one.mark === other)
  return (mark === 'HALF' && (has('MOST') || has('LATE'))) || (mark === 'MOST' && has('LATE'))
}

/** Not given back in time: that is acceptance (handbook §5.3). */
async function takeSilence(context: Writing, one: CaseForChange, at: Instant): Promise<void> {
  const hop = { action: 'TAKEN' as const, detail: { silent: true } }
  await moveCase(context, one, { changes: { state: 'HANDLING' }, at, hop })
}

async function archive(context: Writing, one: CaseForChange): Promise<void> {
  await ensureAction(context, 'archive', one, context.now)
  await moveCase(context, one, { changes: { state: 'ARCHIVED' }, at: context.now, hop: { action: 'ARCHIVED' } })
}
