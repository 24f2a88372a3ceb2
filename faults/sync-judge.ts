// What must hold when a seed has settled: replicas equal the server, everything typed is accounted for, nothing is twice.
import { isDeepStrictEqual } from 'node:util'
import type { Id } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import { sql } from 'kysely'
import type { Machine } from '../server/src/kernel/machine.ts'
import type { Phone } from './sync-phone.ts'
import { counted, type Script, type Typed } from './sync-script.ts'
import { inside } from './sync-world.ts'

export async function judge(script: Script): Promise<string[]> {
  const faults: string[] = []
  for (const [at, phone] of script.phones.entries()) {
    faults.push(...(await replicaFaults(phone)).map((fault) => `phone ${at}: ${fault}`))
  }
  // What is on disk says the same as what is in memory.
  const opened = script.phones[0]!
  const before = sorted(opened.engine.documents.everything())
  await opened.open()
  if (!isDeepStrictEqual(sorted(opened.engine.documents.everything()), before)) faults.push('disk and memory differ')
  faults.push(...(await ledgerFaults(script)))
  return faults
}

export async function replicaFaults(phone: Phone): Promise<string[]> {
  const held = sorted(phone.engine.documents.everything())
  const truth = sorted(JSON.parse(JSON.stringify(await phone.truth())))
  const faults: string[] = []
  for (const key of new Set([...held.keys(), ...truth.keys()])) {
    const [has, should] = [held.get(key), truth.get(key)]
    if (isDeepStrictEqual(has, should)) continue
    if (!should) faults.push(`holds ${key.split(' ')[0]} that is not its any more`)
    else if (!has) faults.push(`misses a ${key.split(' ')[0]}`)
    else faults.push(`an old ${key.split(' ')[0]}: ${difference(has, should)}`)
  }
  const waiting = phone.engine.outbox.waiting.filter(({ envelope }) =>
    envelope.dependsOn.every(
      (id) => !phone.engine.outbox.entries.some((one) => one.envelope.id === id && one.state === 'refused'),
    ),
  )
  if (waiting.length > 0) faults.push(`${waiting.length} still wait`)
  const files = await phone.storage.rows('files', 'vault')
  const kept = phone.engine.outbox.entries.flatMap(({ file }) => file?.key ?? [])
  if (!isDeepStrictEqual(files.map(({ key }) => key).sort(), kept.sort())) faults.push('photos without their work')
  return faults
}

function difference(has: object, should: object) {
  const fields = Object.entries(should).filter(([field, value]) => !isDeepStrictEqual((has as never)[field], value))
  return JSON.stringify(fields.map(([field, value]) => [field, (has as never)[field], value]))
}

function sorted(documents: Iterable<SyncDocument>): Map<string, SyncDocument> {
  const pairs = [...documents].map((one) => [`${one.kind} ${one.id} ${one.buildingId}`, one] as const)
  return new Map(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))
}

interface Answered {
  id: Id
  outcome: string
  merged: number
}
interface Written {
  command: Id
  record: Id
  field: string
  old: unknown
  value: unknown
}

async function ledgerFaults({ machine, world, ledger }: Script): Promise<string[]> {
  const ids = ledger.map(({ id }) => id)
  const { answers, written, conflicts } = await inside(machine, world.communityId, async (tx) => ({
    answers: (
      await sql<Answered>`select id, result ->> 'outcome' as outcome, coalesce(jsonb_array_length(result -> 'merged'), 0) as merged
        from commands where id = any(${ids}::uuid[])`.execute(tx)
    ).rows,
    written: (
      await sql<Written>`select command_id as command, subject_id as record, field, old_value as old, new_value as value
        from history where command_id = any(${ids}::uuid[])`.execute(tx)
    ).rows,
    conflicts: (
      await sql<{ command: Id; record: Id; field: string }>`select command_id as command, subject_id as record, field
        from conflicts where command_id = any(${ids}::uuid[])`.execute(tx)
    ).rows,
  }))
  const there = await madeRows(machine, world.communityId, ledger)
  const byId = new Map(answers.map((answer) => [answer.id, answer]))
  const faults: string[] = []
  for (const typed of ledger) {
    const answer = byId.get(typed.id)
    const entry = typed.phone.engine.outbox.entries.find(({ envelope }) => envelope.id === typed.id)
    if (typed.discarded) continue
    const made = typed.makes.filter(({ id }) => there.has(id)).length
    // What was passed on is done by the grid lead, or not.
    const isAnothers = entry?.why === 'passed-to-grid-lead'
    if (!isAnothers && made !== (answer?.outcome === 'done' ? typed.makes.length : 0))
      faults.push(`${typed.name}, ${answer?.outcome ?? 'not answered'}, made ${made} of ${typed.makes.length} rows`)
    if (answer?.outcome === 'done') faults.push(...valueFaults(typed, written, conflicts))
    else if (!entry) faults.push(`${typed.name} is neither on the server nor on its phone`)
    else if (!isDeepStrictEqual(entry.envelope.input, typed.input) && !isRebased(entry.envelope.input, typed.input))
      faults.push(`${typed.name} did not come back whole`)
    else if (entry.why === 'passed-to-grid-lead') {
      counted.passedOn++
      const items = conflicts.filter(({ command, field }) => command === typed.id && field === '*')
      if (items.length !== 1) faults.push(`${typed.name} was passed on ${items.length} times`)
    } else if (entry.state === 'uploaded') faults.push(`${typed.name} was told uploaded and is not done`)
    if (entry?.state === 'refused') counted.refused++
    if (answer?.merged) counted.merged++
  }
  counted.conflicts += conflicts.filter(({ field }) => field !== '*').length
  return faults
}

/** Ids are keys, so that a row made twice would have been an error; what is left to see is whether it is there. */
async function madeRows(machine: Machine, communityId: Id, ledger: readonly Typed[]): Promise<Set<Id>> {
  const made = ledger.flatMap(({ makes }) => makes)
  return inside(machine, communityId, async (tx) => {
    const found = new Set<Id>()
    for (const table of new Set(made.map((one) => one.table))) {
      const ids = made.filter((one) => one.table === table).map(({ id }) => id)
      const { rows } = await sql<{ id: Id }>`
        select id from ${sql.table(table)} where community_id = ${communityId} and id = any(${ids}::uuid[])`.execute(tx)
      for (const { id } of rows) found.add(id)
    }
    return found
  })
}

/** Every typed value is once in history or once in a conflict, and replaced only what its writer had seen. */
function valueFaults(
  { id, name, values }: Typed,
  written: readonly Written[],
  conflicts: readonly { command: Id; record: Id; field: string }[],
): string[] {
  return values.flatMap(({ record, field, value, saw }) => {
    const rows = written.filter((row) => row.command === id && row.record === record && row.field === field)
    const kept = conflicts.filter((row) => row.command === id && row.record === record && row.field === field)
    if (rows.length + kept.length !== 1) return [`${name} ${field}: ${rows.length} times written, ${kept.length} kept`]
    if (rows[0] && rows[0].value !== value) return [`${name} ${field} was written as something else`]
    if (rows[0] && saw.length > 0 && !saw.some((one) => isDeepStrictEqual(one, rows[0]!.old)))
      return [`${name} ${field} replaced ${JSON.stringify(rows[0].old)}; its writer had seen ${JSON.stringify(saw)}`]
    return []
  })
}

/** A command sent again names the version it was made on anew; all else is as it was typed. */
function isRebased(now: unknown, then: unknown): boolean {
  const without = (input: unknown) => ({ ...(input as Record<string, unknown>), base: null })
  return isDeepStrictEqual(without(now), without(then))
}
