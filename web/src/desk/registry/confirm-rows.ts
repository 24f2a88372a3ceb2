// Confirming many records: in portions, so that progress is seen and one bad record does not stop the others.
import type { CommandShape } from '@red-steward/domain/api'
import { type Id, newId } from '@red-steward/domain/ids'
import type { ConfirmMeans } from '@red-steward/domain/registry/codes'
import { confirmMany } from '@red-steward/domain/registry/correcting'
import { NotThere, Refused, send } from '../../lib/api.ts'

export interface ConfirmedRow {
  kind: 'person' | 'household'
  id: Id
}
/** What became of one record: undefined while not sent, true when confirmed, else the failure. */
type Outcome = undefined | true | Error

export interface ConfirmRun {
  outcomes: ReadonlyMap<Id, Outcome>
  /** The commands that were done, to take them back. */
  commandIds: readonly Id[]
}

const PORTION = 40
type Send = <Input, Answer>(shape: CommandShape<Input, Answer>, input: Input, id: Id) => Promise<Answer>

/**
 * Confirms these records and reports after every portion. A portion that is refused as a whole is sent again record
 * by record, to learn which it was; when the server cannot be reached the rest stays unsent.
 */
export async function confirmRows(
  rows: readonly ConfirmedRow[],
  means: ConfirmMeans,
  onProgress: (run: ConfirmRun) => void,
  sendOne: Send = send,
): Promise<ConfirmRun> {
  const outcomes = new Map<Id, Outcome>()
  const commandIds: Id[] = []
  const report = (): ConfirmRun => ({ outcomes: new Map(outcomes), commandIds: [...commandIds] })

  async function confirmTogether(portion: readonly ConfirmedRow[]): Promise<void> {
    const commandId = newId()
    try {
      await sendOne(confirmMany, { subjects: portion.map(({ kind, id }) => ({ kind, id })), means }, commandId)
      commandIds.push(commandId)
      for (const { id } of portion) outcomes.set(id, true)
    } catch (failure) {
      const isNo = failure instanceof Refused || failure instanceof NotThere
      if (!isNo) throw failure
      if (portion.length === 1) outcomes.set(portion[0]!.id, failure)
      else for (const row of portion) await confirmTogether([row])
    }
  }

  for (let at = 0; at < rows.length; at += PORTION) {
    try {
      await confirmTogether(rows.slice(at, at + PORTION))
    } catch {
      break
    }
    onProgress(report())
  }
  return report()
}
