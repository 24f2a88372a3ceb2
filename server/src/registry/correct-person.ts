import type { Actor } from '@red-steward/domain/identity/actor'
import { correctPerson as shape } from '@red-steward/domain/registry/correcting'
import { needsGuardian } from '@red-steward/domain/registry/guardians'
import { maskIdNumber, maskPhone } from '@red-steward/domain/registry/masking'
import type { PersonChanges, PersonFacts } from '@red-steward/domain/registry/person'
import { checkPerson } from '@red-steward/domain/registry/person-check'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { refuseWith } from '../kernel/refused.ts'
import { getPersonForChange, type PersonForChange } from './households.ts'
import { ANY_VERSION, refuseChangedMeanwhile, writeWhatIsFree } from './meanwhile.ts'
import { announceAtHomes } from './residences.ts'
import { type Change, revise, type Writing } from './revise.ts'
import { openSecret } from './secrets.ts'

export const correctPerson = command(shape, async (context, { personId, base, changes }) => {
  const person = await getPersonForChange(context.tx, context.actor, personId)
  await correct(context, person, changes, base)
})

/** Other facts changed since `base` stay as they are; the same fact changed since is refused with both values. */
async function correct(
  context: Writing,
  person: PersonForChange,
  changes: PersonChanges,
  base: number,
): Promise<Change[]> {
  const { tx, actor, vault, now } = context
  if (person.mergedInto) refuseWith('person-merged', { into: person.mergedInto })
  if (person.diedOn && changes.phone) refuseWith('person-has-died')
  const present = {
    ...person,
    idNumber: openSecret(vault, person.id, 'idNumber', person.idNumberSealed),
    phone: openSecret(vault, person.id, 'phone', person.phoneSealed),
  }
  const to = newFacts(present as never, changes, dayOf(now))
  if (to.birthDate && needsGuardian(to.birthDate, dayOf(now)) && !(await hasGuardian(tx, actor, person.id))) {
    refuseWith('guardian-missing', { personId: person.id, field: 'birthDate' })
  }
  if (to.idNumber && to.idNumber !== present.idNumber) {
    await refuseKnownNumber(context, person.id, to.idNumber)
  }
  const before = (found: readonly Change[]) =>
    context.offline ? keepBoth(context, person, changes, base, found) : refuseChangedMeanwhile(found, base, masked)
  const changed = await revise(context, 'person', [{ id: person.id, to: { ...to } }], { before })
  if (changed.length > 0) announceAtHomes(context, person.id, person.homes)
  return changed
}

/** The facts to write: what the writer gave, normalised, and what an id number tells by itself. */
function newFacts(present: PersonFacts, changes: PersonChanges, today: string): Partial<PersonFacts> {
  const { name, readingOverride, sex, birthDate, documentKind, idNumber, phone, languageNeed, note } = present
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const whole = { name, readingOverride, sex, birthDate, documentKind, idNumber, phone, languageNeed, note, ...given }
  if (whole.idNumber === null && 'idNumber' in given && !('documentKind' in given)) whole.documentKind = 'NONE'
  const { facts, problems } = checkPerson(whole, today)
  const concerns = (field: string) =>
    field in given || (field === 'idNumber' && ('birthDate' in given || 'sex' in given || 'documentKind' in given))
  const problem = problems.find(({ field }) => concerns(field))
  if (problem) refuseWith(problem.code, { field: problem.field })
  const derived = 'idNumber' in given ? (['birthDate', 'sex', 'documentKind'] as const) : []
  const fields = new Set([...Object.keys(given), ...derived]) as Set<keyof PersonFacts>
  return Object.fromEntries([...fields].map((field) => [field, facts[field]]))
}

/** An id number and what it tells stand or fall together; any other fact by itself. */
function keepBoth(
  context: Writing,
  person: PersonForChange,
  given: PersonChanges,
  base: number,
  found: readonly Change[],
) {
  const together = 'idNumber' in given ? ['idNumber', 'documentKind', 'birthDate', 'sex'] : []
  return writeWhatIsFree(context, {
    subject: { kind: 'person', ...person, grid: person.homes[0]?.gridId ?? null },
    base,
    found,
    together,
    apply: (values) => ({ name: shape.name, input: { personId: person.id, base: ANY_VERSION, changes: values } }),
  })
}

function masked(field: string, value: unknown) {
  if (typeof value !== 'string') return value
  return field === 'phone' ? maskPhone(value) : field === 'idNumber' ? maskIdNumber(value) : value
}

async function hasGuardian(tx: Tx, actor: Actor, childId: string) {
  const { rows } = await sql`
    select 1 from guardianships where community_id = ${actor.communityId} and child_id = ${childId} and ended_on is null limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

async function refuseKnownNumber({ tx, actor, vault }: Writing, personId: string, idNumber: string) {
  const { rows } = await sql`
    select 1 from persons where community_id = ${actor.communityId} and id_number_mark = ${vault.fingerprint('id-number', idNumber)}
      and id <> ${personId} and merged_into is null limit 1`.execute(tx)
  if (rows.length > 0) refuseWith('id-number-already-registered', { field: 'idNumber' })
}
