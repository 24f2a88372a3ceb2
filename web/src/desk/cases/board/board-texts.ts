import { type BoardColumn, boardStates } from '@red-steward/domain/cases/board'
import { type CaseState, caseStateWords } from '@red-steward/domain/cases/case'
import { language } from '../../../lib/language.ts'
import { refusalText } from '../../../lib/refusal-text.ts'
import { useSaid } from '../codes.ts'
import { useBoardWords } from './board.words.ts'

export function useColumnWords(): (column: BoardColumn) => string {
  const said = useSaid()
  return (column) =>
    (boardStates[column] as readonly CaseState[]).map((state) => said.say(caseStateWords, state)).join(' · ')
}

/** Why a card cannot go into a column. */
export function useWhyNot(): (why: string) => string {
  const w = useBoardWords()
  const spoken = language.use()
  return (why) => (why === 'case-not-at-this-step' ? w.noWay : (refusalText(why, spoken) ?? why))
}
