// Codes of the register in the reader's language, and the fields to choose them.
import {
  confirmMeansWords,
  documentKindWords,
  eligibilityBasisWords,
  eligibilityEndWords,
  languageNeedWords,
  residenceEndWords,
  residenceKindWords,
  sexWords,
} from '@red-steward/domain/registry/codes'
import { keyGroups } from '@red-steward/domain/registry/key-groups'
import { relationCodes, relationWords } from '@red-steward/domain/registry/relations'
import { Select, type SelectProps } from 'antd'
import { language } from '../../lib/language.ts'
import { useGrades } from '../overview/grades.ts'

type Table = Readonly<Record<string, { zh: string; en: string }>>

const dwellingUseWords: Table = Object.fromEntries(Object.entries(useGrades).map(([code, { words }]) => [code, words]))
const groupWords: Table = Object.fromEntries(Object.entries(keyGroups).map(([code, { words }]) => [code, words]))

export const tables = {
  sex: sexWords,
  documentKind: documentKindWords,
  residenceKind: residenceKindWords,
  residenceEnd: residenceEndWords,
  languageNeed: languageNeedWords,
  confirmMeans: confirmMeansWords,
  eligibilityBasis: eligibilityBasisWords,
  eligibilityEnd: eligibilityEndWords,
  dwellingUse: dwellingUseWords,
  relation: relationWords,
  group: groupWords,
} satisfies Record<string, Table>
export type TableName = keyof typeof tables

/** `code('relation', '30')` is 女; a code nobody knows is shown as it is, never swallowed. */
export function useCode(): (table: TableName, code: string | null | undefined) => string {
  const spoken = language.use()
  return (table, code) => (code ? ((tables[table] as Table)[code]?.[spoken] ?? code) : '')
}

interface CodeSelectProps extends Omit<SelectProps, 'options'> {
  table: TableName
  codes?: readonly string[]
}

/** A choice from a code table, found by typing its word or its code. */
export function CodeSelect({ table, codes, ...select }: CodeSelectProps) {
  const code = useCode()
  const shown = codes ?? (table === 'relation' ? relationCodes : Object.keys(tables[table]))
  return (
    <Select
      showSearch={{
        optionFilterProp: 'label',
        filterOption: (text, option) => `${option?.value} ${option?.label}`.includes(text),
      }}
      {...select}
      options={shown.map((value) => ({ value, label: code(table, value) }))}
    />
  )
}
