import type { Id } from '../ids.ts'
import { guardianInHousehold, needsGuardian } from '../registry/guardians.ts'
import { mayRegisterPerson } from '../registry/household-rules.ts'
import { NewMember } from '../registry/person.ts'
import { HEAD } from '../registry/relations.ts'
import type { Day } from '../time.ts'
import { decideRow, type RowDecision, type RowInQuestion } from './decide.ts'
import type { Policies } from './policies.ts'
import type { ProblemReason } from './reasons.ts'

/** A household that lives at the door now. */
export interface OpenHousehold {
  id: Id
  members: { id: Id; name: string; relation: string; birthDate: Day | null }[]
}

export interface HouseholdInQuestion {
  rows: RowInQuestion[]
  open: OpenHousehold[]
  headHasProblem: boolean
  today: Day
  newId: () => Id
}

/** Somebody of the register who comes to live here. */
export interface Mover {
  personId: Id
  relation: string
  kind: string
  /** The home that ends; undefined when there was none, or when it goes on. */
  leaves?: Id
}

export interface HouseholdDecision {
  rows: RowDecision[]
  /** Of every row that creates: the person as they will be registered. */
  newcomers: (NewMember | undefined)[]
  movers: Mover[]
  householdId: Id
  /** Whether the household begins with this import. */
  opens: boolean
}

/**
 * Decides the rows of one household together: who is new, whom they join, who speaks for the children. A household
 * enters with its head; a child under 14 enters with a guardian (PIPL art. 31).
 */
export function decideHousehold(question: HouseholdInQuestion, policies: Policies): HouseholdDecision {
  const { rows, today, newId } = question
  const decisions = rows.map((row) => decideRow(row, policies))
  const target = chooseHousehold(question, decisions)
  refuseSecondHead(rows, decisions, target)
  const comesHere = (decision: RowDecision, at: number) => decision.outcome === 'create' || moves(decision, rows[at]!)
  const hasHead = decisions.some((decision, at) => comesHere(decision, at) && rows[at]!.row.facts!.relation === HEAD)
  const failAll = (reason: ProblemReason) => {
    for (const [at, decision] of decisions.entries()) if (comesHere(decision, at)) fail(decision, 'relation', reason)
  }
  const missing = question.headHasProblem ? 'head-row-has-problem' : 'household-without-head'
  if (!target && !hasHead) failAll(missing)

  const newcomers = decisions.map((decision, at) =>
    decision.outcome === 'create' ? newcomer(rows[at]!, newId()) : undefined,
  )
  appointGuardians(rows, decisions, newcomers, target, today)
  for (const [at, member] of newcomers.entries()) {
    if (!member || decisions[at]!.outcome !== 'create') continue
    const may = mayRegisterPerson(member, today)
    if (!may.allowed) fail(decisions[at]!, 'name', may.why === 'guardian-missing' ? may.why : 'refused-by-register')
  }
  const movers = decisions.flatMap((decision, at) => (moves(decision, rows[at]!) ? [mover(decision, rows[at]!)] : []))
  // A head that failed its last check takes the household along.
  if (!target && hasHead && !stillHasHead(rows, decisions)) {
    failAll('head-row-has-problem')
    movers.length = 0
  }
  for (const [at, decision] of decisions.entries()) if (decision.outcome !== 'create') newcomers[at] = undefined
  dropChildrenAlone(decisions, newcomers)
  return { rows: decisions, newcomers, movers, householdId: target?.id ?? newId(), opens: !target }
}

/**
 * The household the newcomers join. Without their head they join the one that lives there, as a corrected row sent
 * again does; but not when their own head stands in this file, or is named as somebody else: that is another family.
 */
function chooseHousehold(
  { rows, open, headHasProblem }: HouseholdInQuestion,
  decisions: RowDecision[],
): OpenHousehold | undefined {
  for (const [at, { outcome, person }] of decisions.entries()) {
    if (!person || outcome === 'create') continue
    const home = person.homes.find((one) => one.dwellingId === rows[at]!.dwellingId)
    const household = home && open.find((one) => one.id === home.householdId)
    if (household) return household
  }
  const arriving = rows.filter((_, at) => decisions[at]!.outcome === 'create' || moves(decisions[at]!, rows[at]!))
  if (arriving.some(({ row }) => row.facts!.relation === HEAD)) {
    return open.find((household) => household.members.every((member) => member.relation !== HEAD))
  }
  if (headHasProblem) return undefined
  const heads = new Set(arriving.map(({ row }) => row.head).filter(Boolean))
  if (open.length === 1 && heads.size === 0) return open[0]
  return open.find((household) => household.members.some((one) => one.relation === HEAD && heads.has(one.name)))
}

/** A household has one head: a second one is for a person to sort out. */
function refuseSecondHead(rows: RowInQuestion[], decisions: RowDecision[], target: OpenHousehold | undefined) {
  if (!target?.members.some((member) => member.relation === HEAD)) return
  for (const [at, decision] of decisions.entries()) {
    const arrives = decision.outcome === 'create' || moves(decision, rows[at]!)
    if (!arrives || rows[at]!.row.facts!.relation !== HEAD) continue
    Object.assign(decision, { outcome: 'ask', reason: 'household-has-other-head', field: 'relation' })
  }
}

function fail(decision: RowDecision, field: RowDecision['field'], reason: ProblemReason) {
  Object.assign(decision, { outcome: 'error', reason, field })
}

function moves(decision: RowDecision, { dwellingId }: RowInQuestion): boolean {
  if (decision.outcome !== 'update') return false
  const isHere = decision.person!.homes.some((home) => home.dwellingId === dwellingId)
  return !isHere && decision.differences.some((difference) => difference.field === 'dwelling' && difference.taken)
}

function mover({ person }: RowDecision, { row }: RowInQuestion): Mover {
  const { relation, residenceKind: kind = 'AT_HOME' } = row.facts!
  const home = kind === 'REGISTERED_ONLY' ? undefined : person!.homes.find((one) => one.kind !== 'REGISTERED_ONLY')
  return { personId: person!.id, relation: relation!, kind, ...(home ? { leaves: home.residenceId } : {}) }
}

function newcomer({ row }: RowInQuestion, id: Id): NewMember {
  const { name, sex, birthDate, idNumber, documentKind, phone, relation, residenceKind } = row.facts!
  return {
    ...blank,
    id,
    name,
    sex: sex ?? '9',
    birthDate: birthDate ?? null,
    documentKind: documentKind ?? 'NONE',
    idNumber: idNumber ?? null,
    phone: phone ?? null,
    relation: relation!,
    kind: residenceKind ?? 'AT_HOME',
    guardians: [],
  }
}

// The defaults of a new member, asked of the schema once rather than 25,000 times.
const blank = NewMember.parse({ id: '00000000-0000-7000-8000-000000000000', name: '—', relation: HEAD })

function appointGuardians(
  rows: RowInQuestion[],
  decisions: RowDecision[],
  newcomers: (NewMember | undefined)[],
  target: OpenHousehold | undefined,
  today: Day,
) {
  const children = newcomers.filter((member) => member && needsGuardian(member.birthDate, today)) as NewMember[]
  if (children.length === 0) return
  const adults = [
    ...newcomers.filter((member, at) => member && decisions[at]!.outcome === 'create'),
    ...decisions.flatMap((decision, at) =>
      decision.person && decision.outcome !== 'error' && decision.outcome !== 'ask' && decision.outcome !== 'create'
        ? [{ id: decision.person.id, relation: rows[at]!.row.facts!.relation!, birthDate: decision.person.birthDate }]
        : [],
    ),
    ...(target?.members ?? []),
  ] as { id: Id; relation: string; birthDate: Day | null }[]
  const known = [...new Map(adults.map((adult) => [adult.id, adult])).values()]
  for (const child of children) {
    const found = guardianInHousehold(child, known, today)
    if (found) child.guardians = [{ personId: found.guardian.id, relation: found.relation, consentedOn: null }]
  }
}

/** A child whose guardian failed in the same household waits with them. */
function dropChildrenAlone(decisions: RowDecision[], newcomers: (NewMember | undefined)[]) {
  const failed = (id: Id) =>
    decisions.every(({ person }) => person?.id !== id) && newcomers.every((other) => other?.id !== id)
  for (const [at, member] of newcomers.entries()) {
    const guardian = member?.guardians[0]
    if (!guardian || !('personId' in guardian) || !failed(guardian.personId)) continue
    if (decisions.some((_, other) => newcomers[other]?.id === guardian.personId)) continue
    fail(decisions[at]!, 'name', 'guardian-missing')
    newcomers[at] = undefined
  }
}

function stillHasHead(rows: RowInQuestion[], decisions: RowDecision[]): boolean {
  return decisions.some(
    (decision, at) =>
      rows[at]!.row.facts!.relation === HEAD && (decision.outcome === 'create' || moves(decision, rows[at]!)),
  )
}
