import type { ReadRow } from './rows.ts'

/**
 * The rows of one door as households, in file order: by household number where the file has one, else by the head it
 * names, else a row with relation 户主 begins the next one.
 */
export function householdsOf<Row extends ReadRow>(rows: Row[]): Row[][] {
  const households: Row[][] = []
  const named = new Map<string, Row[]>()
  for (const row of rows) {
    const key = row.householdNumber ? `#${row.householdNumber}` : row.head ? `@${row.head}` : ''
    let home = key ? named.get(key) : row.facts?.relation === '02' ? undefined : households.at(-1)
    const taken = row.facts?.relation === '02' && home?.some((other) => other.facts?.relation === '02')
    if (!home || taken) {
      home = []
      households.push(home)
    }
    if (key) named.set(key, home)
    home.push(row)
  }
  return households
}

/**
 * Gives every row of a household a relation: the head named in its own column is the head, where nobody's relation is
 * written the first is, and whoever is left is "other" (80), which the row's note says.
 */
export function settleRelations(household: ReadRow[]): void {
  const people = household.filter((row) => row.facts)
  const hasHead = people.some((row) => row.facts!.relation === '02')
  const head = hasHead
    ? undefined
    : (people.find((row) => row.head !== '' && row.head === row.facts!.name) ??
      (people.every((row) => !row.facts!.relation) && people[0]?.head === '' ? people[0] : undefined))
  if (head) head.facts!.relation = '02'
  for (const { facts, notes } of people) {
    if (facts!.relation) continue
    facts!.relation = '80'
    notes.push({ field: 'relation', reason: 'relation-missing' })
  }
}

/** Marks rows that say again what an earlier row of the file said. The first sound row speaks; later ones are reported. */
export function markRepeats(rows: ReadRow[], doorOf: (row: ReadRow) => string | undefined): void {
  const byIdNumber = new Map<string, ReadRow>()
  const byDoor = new Map<string, ReadRow>()
  for (const row of rows) {
    const facts = row.facts
    const door = doorOf(row)
    if (!facts || row.skip || row.problems.length > 0 || !door) continue
    const earlier = facts.idNumber ? byIdNumber.get(facts.idNumber) : undefined
    const nameKey = `${door} ${facts.name}`
    const namesake = byDoor.get(nameKey)
    if (earlier) {
      const sameDoor = doorOf(earlier) === door && earlier.facts!.name === facts.name
      row.problems.push({ field: 'id-number', reason: sameDoor ? 'twice-in-file' : 'twice-in-file-other-door' })
    } else if (namesake && sameSoFar(namesake, row)) {
      row.problems.push({ field: 'name', reason: 'twice-in-file' })
    } else {
      if (facts.idNumber) byIdNumber.set(facts.idNumber, row)
      if (!namesake) byDoor.set(nameKey, row)
    }
  }
}

/** Namesakes at one door are one person unless something says otherwise: their ids, birth dates or sexes. */
function sameSoFar(a: ReadRow, b: ReadRow): boolean {
  const differs = (x: string | undefined, y: string | undefined) => x !== undefined && y !== undefined && x !== y
  const [first, second] = [a.facts!, b.facts!]
  return !(
    differs(first.idNumber, second.idNumber) ||
    differs(first.birthDate, second.birthDate) ||
    differs(first.sex, second.sex)
  )
}
