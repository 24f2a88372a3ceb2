// Whether the facts of a person may be saved, and in what form: the same for a form, a phone and an import.

import { ageOn, type Day } from '../time.ts'
import { refusedIn } from './forbidden-text.ts'
import type { IdNumberWarning } from './id-number.ts'
import { checkIdNumber } from './id-number.ts'
import { parseReading } from './names.ts'
import type { PersonFact, PersonFacts } from './person.ts'
import { checkPhone } from './phone.ts'

export interface FactProblem {
  field: PersonFact
  code: string
}

export interface CheckedPerson {
  /** Normalised: number and phone in canonical form, sex and birth date taken from the number where they were open. */
  facts: PersonFacts
  problems: FactProblem[]
  warnings: FactProblem[]
}

const citizen = new Set(['CITIZEN_ID', 'OLD_CITIZEN_ID', 'HMT_RESIDENCE'])

/** Checks and normalises; nothing is guessed. A number without a kind is taken as a citizen id when it is one. */
export function checkPerson(given: PersonFacts, today: Day): CheckedPerson {
  const facts = { ...given }
  const problems: FactProblem[] = []
  const warnings: FactProblem[] = []
  const problem = (field: PersonFact, code: string) => problems.push({ field, code })

  if (facts.idNumber !== null) {
    const checked = checkIdNumber(facts.idNumber, { today, sex: facts.sex, birthDate: facts.birthDate })
    if (facts.documentKind === 'NONE' && checked.problems[0] !== 'id-number-malformed')
      facts.documentKind = 'CITIZEN_ID'
    if (facts.documentKind === 'NONE') problem('documentKind', 'document-kind-missing')
    else if (citizen.has(facts.documentKind)) {
      for (const code of checked.problems) problem('idNumber', code)
      for (const code of checked.warnings.filter(worthSaying)) warnings.push({ field: 'idNumber', code })
      if (checked.number) {
        facts.idNumber = checked.number
        facts.birthDate ??= checked.birthDate
        if (facts.sex === '0' || facts.sex === '9') facts.sex = checked.sex ?? facts.sex
      }
    } else facts.idNumber = facts.idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  }
  if (facts.phone !== null) {
    const checked = checkPhone(facts.phone)
    if (checked.problem) problem('phone', checked.problem)
    else facts.phone = checked.number
  }
  if (facts.birthDate && facts.birthDate > today) problem('birthDate', 'birth-date-in-the-future')
  else if (facts.birthDate && ageOn(facts.birthDate, today) > 125) problem('birthDate', 'birth-date-too-early')
  if (facts.readingOverride !== null && !parseReading(facts.name, facts.readingOverride)) {
    problem('readingOverride', 'reading-does-not-fit-name')
  }
  for (const field of ['name', 'note'] as const) {
    const found = refusedIn(facts[field])
    if (found) problem(field, `text-forbidden-${found.reason}`)
  }
  return { facts, problems, warnings }
}

const worthSaying = (warning: IdNumberWarning) => warning !== 'id-number-converted'
