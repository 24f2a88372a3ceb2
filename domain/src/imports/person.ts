import type { Day } from '../time.ts'
import { type Cell, cellText, isBlank } from './cell.ts'
import { readDate } from './dates.ts'
import type { Field } from './fields.ts'
import { type ReadIdNumber, readIdNumber } from './id-numbers.ts'
import type { Mapping } from './mapping.ts'
import { readName } from './names.ts'
import { readPhone } from './phones.ts'
import type { ProblemReason, RowReason } from './reasons.ts'
import {
  type DwellingUseWord,
  type ResidenceKindWord,
  readDwellingUse,
  readRelation,
  readResidenceKind,
  readSex,
} from './words-read.ts'

/** What a row says about a person, in the register's own codes; absent where the row says nothing. */
export interface PersonFacts {
  name: string
  sex?: '0' | '1' | '2' | '9'
  birthDate?: Day
  idNumber?: string
  documentKind?: ReadIdNumber['documentKind']
  phone?: string
  /** GB/T 4761-2008, two digits. */
  relation?: string
  residenceKind?: ResidenceKindWord
  dwellingUse?: DwellingUseWord
}

/** One thing to say about one cell of a row. */
export interface RowRemark<Reason extends RowReason = RowReason> {
  field: Field
  reason: Reason
}

interface ReadPerson {
  facts: PersonFacts
  problems: RowRemark<ProblemReason>[]
  notes: RowRemark[]
}

/** Reads the person of a row. Where the id number and another cell disagree, the row is reported, neither believed. */
export function readPerson(cells: Partial<Record<Field, Cell>>, mapping: Mapping, today: Day): ReadPerson {
  const read: ReadPerson = { facts: { name: '' }, problems: [], notes: [] }
  readNameCell(read, cells)
  readWords(read, cells, mapping)
  readIdentity(read, cells, today)
  const phone = readPhone(cells.phone)
  if (phone.phone) read.facts.phone = phone.phone
  if (phone.note) read.notes.push({ field: 'phone', reason: phone.note })
  return read
}

function readNameCell({ facts, problems, notes }: ReadPerson, cells: Partial<Record<Field, Cell>>) {
  const name = readName(cellText(cells.name))
  if (name.name) facts.name = name.name
  if (name.problem) problems.push({ field: 'name', reason: name.problem })
  if (name.note) notes.push({ field: 'name', reason: name.note })
}

function readWords({ facts, problems, notes }: ReadPerson, cells: Partial<Record<Field, Cell>>, mapping: Mapping) {
  const word = (field: Field) => {
    const text = cellText(cells[field])
    return isBlank(text) ? '' : text
  }
  const sex = word('sex')
  if (sex) {
    const code = (mapping.words.sex[sex] as PersonFacts['sex']) ?? readSex(sex)
    if (code) facts.sex = code
    else problems.push({ field: 'sex', reason: 'sex-unknown-word' })
  }
  const relation = word('relation')
  if (relation) {
    const code = mapping.words.relation[relation] ?? readRelation(relation)
    if (code) facts.relation = code
    else problems.push({ field: 'relation', reason: 'relation-unknown-word' })
  }
  const kind = word('residence-kind')
  if (!kind && /租|借住|寄住/.test(relation)) facts.residenceKind = /租/.test(relation) ? 'TENANT' : 'LODGER'
  if (kind) {
    const code = (mapping.words['residence-kind'][kind] as ResidenceKindWord | undefined) ?? readResidenceKind(kind)
    if (code) facts.residenceKind = code
    else problems.push({ field: 'residence-kind', reason: 'residence-kind-unknown-word' })
  }
  const use = word('dwelling-use')
  if (use) {
    const code = readDwellingUse(use)
    if (code) facts.dwellingUse = code
    else notes.push({ field: 'dwelling-use', reason: 'dwelling-use-unknown-word' })
  }
}

function readIdentity({ facts, problems, notes }: ReadPerson, cells: Partial<Record<Field, Cell>>, today: Day) {
  const id = readIdNumber(cells['id-number'], today)
  if (id.problem) problems.push({ field: 'id-number', reason: id.problem })
  if (id.note) notes.push({ field: 'id-number', reason: id.note })
  const cell = cells['birth-date']
  const date = cell === null || cell === undefined || isBlank(cellText(cell)) ? undefined : readDate(cell, today)
  if (id.idNumber) Object.assign(facts, { idNumber: id.idNumber, documentKind: id.documentKind })
  if (id.birthDate && id.sex) {
    if (date && !agrees(date, id.birthDate))
      problems.push({ field: 'birth-date', reason: 'id-number-against-birth-date' })
    if ((facts.sex === '1' || facts.sex === '2') && facts.sex !== id.sex) {
      problems.push({ field: 'sex', reason: 'id-number-against-sex' })
    }
    if (date?.kind !== 'day') notes.push({ field: 'birth-date', reason: 'birth-date-from-id-number' })
    if (!facts.sex) notes.push({ field: 'sex', reason: 'sex-from-id-number' })
    facts.birthDate = id.birthDate
    facts.sex = id.sex
    return
  }
  if (!date) return
  if (date.kind === 'unreadable') problems.push({ field: 'birth-date', reason: date.reason })
  else if (date.kind === 'day') facts.birthDate = date.day
  else notes.push({ field: 'birth-date', reason: 'birth-date-without-day' })
}

/** Whether a written birth date, however coarse, fits the one inside the id number. */
function agrees(date: ReturnType<typeof readDate>, birthDate: Day): boolean {
  if (date.kind === 'day') return date.day === birthDate
  if (date.kind === 'month')
    return Number(birthDate.slice(0, 4)) === date.year && Number(birthDate.slice(5, 7)) === date.month
  if (date.kind === 'year') return Number(birthDate.slice(0, 4)) === date.year
  // The id number knows the century that two digits left open; anything else unreadable is not evidence.
  return date.reason === 'date-century-unclear' || date.reason === 'date-unreadable'
}
