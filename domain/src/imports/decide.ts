import type { Id } from '../ids.ts'
import type { Day } from '../time.ts'
import type { Field } from './fields.ts'
import type { PersonFacts, RowRemark } from './person.ts'
import type { Policies, Policy, RowAnswer } from './policies.ts'
import type { AskReason, ProblemReason, RowReason } from './reasons.ts'
import type { ReadRow } from './rows.ts'
import type { ResidenceKindWord } from './words-read.ts'

/** A person of the register who may be the one of a row. Id number and phone are known by their marks only. */
export interface Candidate {
  id: Id
  name: string
  sex: string
  birthDate: Day | null
  idMark: string | null
  phoneMark: string | null
  diedOn: Day | null
  homes: { residenceId: Id; householdId: Id; dwellingId: Id; relation: string; kind: ResidenceKindWord }[]
}

export interface RowInQuestion {
  row: ReadRow
  idMark?: string | undefined
  phoneMark?: string | undefined
  /** Undefined while the door itself is new. */
  dwellingId?: Id | undefined
  candidates: Candidate[]
  answer?: RowAnswer | undefined
}

export type ChangedField = 'name' | 'sex' | 'birthDate' | 'idNumber' | 'phone' | 'dwelling' | 'relation' | 'kind'

/** One thing the file says differently. Values of id number and phone are never here. */
export interface Difference {
  field: ChangedField
  old: string | null
  new: string | null
  taken: boolean
}

export type Outcome = 'create' | 'update' | 'unchanged' | 'skip' | 'error' | 'ask'

export interface RowDecision {
  outcome: Outcome
  reason?: RowReason
  field?: Field
  /** What else is wrong with a row in error, so that it is mended at one go. */
  further?: RowRemark<ProblemReason>[]
  person?: Candidate
  differences: Difference[]
}

/**
 * What becomes of a row: the same function speaks in the dry run and in the commit. Nothing is created beside a person
 * it might be, and nothing is overwritten that the policy does not name, without somebody's answer.
 */
export function decideRow(question: RowInQuestion, policies: Policies): RowDecision {
  const { row, answer } = question
  if (row.skip) return { outcome: 'skip', reason: row.skip, differences: [] }
  if (row.problems.length > 0) return refuseRow(row)
  if (answer === 'skip') return { outcome: 'skip', reason: 'left-by-person', differences: [] }

  const match = findMatch(question)
  if (!match.person) return { outcome: 'create', differences: [] }
  if (match.ask && answer === 'new') return { outcome: 'create', differences: [] }
  if (match.person.diedOn) return ask('recorded-as-dead', 'name', match.person)
  if (match.ask && answer !== 'same') return ask(match.ask.reason, match.ask.field, match.person)
  return compare(question, match.person, policies)
}

/** A row with problems of its own: the first is its reason, the others stand beside it. */
export function refuseRow({ problems }: ReadRow): RowDecision {
  const [first, ...others] = problems
  const further = others.filter(({ field, reason }) => field !== first!.field || reason !== first!.reason)
  return { outcome: 'error', ...first!, further, differences: [] }
}

function ask(reason: AskReason, field: Field, person: Candidate, differences: Difference[] = []): RowDecision {
  return { outcome: 'ask', reason, field, person, differences }
}

interface Match {
  person?: Candidate
  ask?: { reason: AskReason; field: Field }
}

function findMatch({ row, idMark, phoneMark, dwellingId, candidates }: RowInQuestion): Match {
  const facts = row.facts!
  const byId = idMark && candidates.find((person) => person.idMark === idMark)
  if (byId) {
    return byId.name === facts.name
      ? { person: byId }
      : { person: byId, ask: { reason: 'same-id-other-name', field: 'name' } }
  }
  const namesakes = candidates.filter((person) => person.name === facts.name)
  const atDoor = namesakes.find((person) => person.homes.some((home) => home.dwellingId === dwellingId))
  if (atDoor) {
    if (idMark && atDoor.idMark)
      return { person: atDoor, ask: { reason: 'same-door-name-other-id', field: 'id-number' } }
    if (facts.birthDate && atDoor.birthDate && facts.birthDate !== atDoor.birthDate) {
      return { person: atDoor, ask: { reason: 'perhaps-same-person', field: 'birth-date' } }
    }
    return { person: atDoor }
  }
  const elsewhere = namesakes.find(
    (person) =>
      !(idMark && person.idMark) &&
      ((facts.birthDate && facts.birthDate === person.birthDate) || (phoneMark && phoneMark === person.phoneMark)),
  )
  return elsewhere ? { person: elsewhere, ask: { reason: 'perhaps-same-person', field: 'name' } } : {}
}

interface Found {
  field: ChangedField
  policy: Policy
  old: string | null
  new: string
  isConflict: boolean
}

function compare(question: RowInQuestion, person: Candidate, policies: Policies): RowDecision {
  const found = [...identityFound(question, person, policies), ...homeFound(question, person, policies)]
  const asked = question.answer !== 'same'
  const mustAsk = found.find((one) => one.isConflict && one.policy === 'ask' && asked)
  const differences = found.map((one) => ({
    field: one.field,
    old: one.old,
    new: one.new,
    taken: one.isConflict ? one.policy === 'overwrite' || (one.policy === 'ask' && !asked) : one.policy !== 'skip',
  }))
  if (mustAsk) {
    return ask(
      mustAsk.field === 'dwelling' ? 'lives-at-other-door' : 'differs',
      fieldOf[mustAsk.field],
      person,
      differences,
    )
  }
  const taken = differences.find((difference) => difference.taken)
  if (taken) return { outcome: 'update', field: fieldOf[taken.field], person, differences }
  const left = differences[0]
  if (left) return { outcome: 'skip', reason: 'left-by-policy', field: fieldOf[left.field], person, differences }
  return { outcome: 'unchanged', person, differences: [] }
}

const fieldOf: Record<ChangedField, Field> = {
  name: 'name',
  sex: 'sex',
  birthDate: 'birth-date',
  idNumber: 'id-number',
  phone: 'phone',
  dwelling: 'room',
  relation: 'relation',
  kind: 'residence-kind',
}

function identityFound({ row, idMark, phoneMark }: RowInQuestion, person: Candidate, policies: Policies): Found[] {
  const facts = row.facts as PersonFacts
  const found: Found[] = []
  const note = (field: ChangedField, policy: Policy, old: string | null, value: string | undefined) => {
    if (value !== undefined && value !== old) found.push({ field, policy, old, new: value, isConflict: old !== null })
  }
  note('name', policies.identity, person.name, facts.name)
  const known = person.sex === '1' || person.sex === '2'
  note(
    'sex',
    policies.identity,
    known ? person.sex : null,
    facts.sex === '1' || facts.sex === '2' ? facts.sex : undefined,
  )
  note('birthDate', policies.identity, person.birthDate, facts.birthDate)
  if (idMark && idMark !== person.idMark) note('idNumber', policies.identity, person.idMark && secret, secret.repeat(2))
  if (phoneMark && phoneMark !== person.phoneMark)
    note('phone', policies.contact, person.phoneMark && secret, secret.repeat(2))
  return found.map((one) => (one.new === secret.repeat(2) ? { ...one, new: secret } : one))
}

const secret = '***'

function homeFound({ row, dwellingId }: RowInQuestion, person: Candidate, policies: Policies): Found[] {
  const facts = row.facts as PersonFacts
  const here = person.homes.find((home) => home.dwellingId === dwellingId)
  const policy = policies.home
  if (!here) {
    const home = person.homes.find((other) => other.kind !== 'REGISTERED_ONLY')
    const isConflict = home !== undefined && facts.residenceKind !== 'REGISTERED_ONLY'
    return [{ field: 'dwelling', policy, old: home?.dwellingId ?? null, new: dwellingId ?? 'new', isConflict }]
  }
  const found: Found[] = []
  if (facts.relation && facts.relation !== here.relation) {
    // Who heads a household is changed at the desk, where everybody else's relation is stated anew.
    const touchesHead = facts.relation === '02' || here.relation === '02'
    const careful = touchesHead ? 'skip' : policy
    found.push({ field: 'relation', policy: careful, old: here.relation, new: facts.relation, isConflict: true })
  }
  if (facts.residenceKind && facts.residenceKind !== here.kind) {
    found.push({ field: 'kind', policy, old: here.kind, new: facts.residenceKind, isConflict: true })
  }
  return found
}
