import { createHash, randomBytes } from 'node:crypto'
import { commandShape } from '@red-steward/domain/api'
import { ReportedCase } from '@red-steward/domain/cases/commands'
import { Id, newId } from '@red-steward/domain/ids'
import { refusalWords } from '@red-steward/domain/words/refusals'
import { z } from 'zod'
import { reportCase } from '../cases/index.ts'
import { ensureServiceAccount, serviceActor } from '../identity/index.ts'
import { command, runCommand } from '../kernel/command.ts'
import type { Machine } from '../kernel/machine.ts'
import { findBuilding } from './find-building.ts'
import { inCommunity, type Jurisdiction } from './jurisdictions.ts'
import { Problem } from './problem.ts'
import type { Contact, Report } from './report.ts'

export const contactAad = (caseId: Id) => `open311_requests|contact_sealed|${caseId}`

/** Not listed among the commands: only the routes of Open311 reach it, with a key. */
const submit = command(
  commandShape({
    name: 'open311.submit-request',
    permission: 'cases.report',
    summary: 'Another system reports a case.',
    input: z.strictObject({
      report: ReportedCase,
      keyId: Id,
      batch: z.boolean(),
      accountId: z.string(),
      contact: z.custom<Contact>().optional(),
      point: z.strictObject({ lat: z.number(), long: z.number() }).optional(),
    }),
    answer: z.object({ caseNo: z.string(), token: z.string().nullable() }),
  }),
  async (context, { report, keyId, batch, accountId, contact, point }) => {
    const { tx, actor, now, vault } = context
    const told = await reportCase.run(context, report)
    const token = batch ? randomBytes(12).toString('hex') : null
    await tx
      .insertInto('open311_requests')
      .values({
        community_id: actor.communityId,
        case_id: report.id,
        key_id: keyId,
        token,
        account_id: accountId,
        contact_sealed: contact ? vault.seal(JSON.stringify(contact), contactAad(report.id)) : null,
        lat: point?.lat ?? null,
        long: point?.long ?? null,
        at: now,
      })
      .execute()
    return { caseNo: told!.caseNo, token }
  },
)

export interface Submitted {
  requestId: string
  token: string | null
}

/** A case as any other: with its number, clocks and followers. The same words twice within ten minutes are one request. */
export async function submitRequest(
  machine: Machine,
  { communityId }: Jurisdiction,
  keyId: Id,
  report: Report,
  said: string,
): Promise<Submitted> {
  const buildingId = await inCommunity(machine, communityId, async (inside) => {
    // Committed by itself: a refusal later takes back what its transaction wrote, and is still recorded under this name.
    await ensureServiceAccount(inside.tx, communityId, 'outside')
    return findBuilding(inside, report)
  })
  const { leaf, contact, point, accountId, service } = report
  const place = report.place || (point && !buildingId ? `${point.lat}, ${point.long}` : '')
  const input = {
    report: {
      id: newId(),
      leaf,
      source: 'OTHER_SYSTEM',
      description: report.description,
      buildingId,
      place,
      anonymous: contact === undefined,
      contactOk: !!(contact?.phone || contact?.email),
    },
    keyId,
    batch: service.type === 'batch',
    accountId,
    ...(contact ? { contact } : {}),
    ...(point ? { point } : {}),
  }
  const id = sameWithinMinutes(machine.now(), keyId, said)
  const result = await runCommand(machine, { actor: serviceActor(communityId, 'outside') }, submit, id, input)
  if (result.outcome === 'refused') throw problemOf(result.why)
  const { caseNo, token } = result.answer as { caseNo: string; token: string | null }
  return { requestId: caseNo, token }
}

const WINDOW_MS = 10 * 60_000

/** The protocol has no id of the sender's for a request, and senders repeat what they got no answer to. */
function sameWithinMinutes(now: Date, keyId: Id, said: string): Id {
  const window = Math.floor(now.getTime() / WINDOW_MS)
  const hex = createHash('sha256').update(`${keyId}|${window}|${said}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export function problemOf(why: string): Problem {
  const words = (refusalWords as Record<string, { en: string }>)[why]
  return why === 'not-found' ? new Problem(404, 'Not found') : new Problem(400, words?.en ?? 'The request was refused')
}
