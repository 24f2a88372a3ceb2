// Codes of a case in the reader's language.
import type { CaseClass, LeafCode } from '@red-steward/domain/cases/catalogue'
import { branches, caseClassWords, instances, leafOf } from '@red-steward/domain/cases/catalogue'
import { language } from '../../lib/language.ts'

interface Words {
  zh: string
  en: string
}

/** Says a code by the table that holds its words. */
export function useSaid() {
  const spoken = language.use()
  const say = <Code extends string>(table: Record<Code, Words>, code: Code | null) =>
    code === null ? '' : table[code][spoken]
  return {
    say,
    words: (words: Words) => words[spoken],
    leaf: (code: LeafCode) => leafOf(code)[spoken],
    branch: (code: string) => branches[code as keyof typeof branches][spoken],
    up: (code: LeafCode) =>
      leafOf(code)
        .up.map((one) => instances[one][spoken])
        .join(spoken === 'zh' ? '、' : ', '),
    note: (code: LeafCode) => leafOf(code).note?.[spoken],
    /** `P1 紧急`: the class never by its colour alone. */
    class: (code: CaseClass) => `${code} ${caseClassWords[code][spoken]}`,
  }
}

export const classColours: Record<CaseClass, string> = {
  P0: 'default',
  P1: 'red',
  P2: 'orange',
  P3: 'blue',
  P4: 'purple',
}
