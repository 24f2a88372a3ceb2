import { isOpen } from '@red-steward/domain/cases/case'
import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import { similarReasonWords } from '@red-steward/domain/cases/duplicates'
import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { findSimilar } from '@red-steward/domain/cases/together'
import type { Id } from '@red-steward/domain/ids'
import type { ReactNode } from 'react'
import { language } from '../../lib/language.ts'
import { useAsk } from '../parts/ask.ts'
import { CaseBrief } from './case-brief.tsx'
import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'

export interface Matter {
  leaf: LeafCode | null
  dwellingId: Id | null
  buildingId: Id | null
  place: string
  words: string
}

/** Open cases that may be the same matter, with the reasons; `action` beside each. Nothing when there is none. */
export function Similar({
  matter,
  except,
  action,
}: {
  matter: Matter
  except?: Id
  action?: (caseId: Id) => ReactNode
}) {
  const w = useCasesWords()
  const said = useSaid()
  const spoken = language.use()
  const answer = useAsk(findSimilar, matter, { keep: true })
  const rows = (answer.data?.rows ?? []).filter(({ id }) => id !== except)
  if (rows.length === 0) return null
  return (
    <section className="card similar no-print" aria-live="polite">
      <h2>{w.similar}</h2>
      <ul className="row-list">
        {rows.map((row) => (
          <CaseBrief
            key={row.id}
            one={row}
            more={
              <>
                <span>
                  {row.reasons
                    .map((reason) => said.say(similarReasonWords, reason))
                    .join(spoken === 'zh' ? '、' : ', ')}
                </span>
                {action?.(row.id)}
              </>
            }
          />
        ))}
      </ul>
    </section>
  )
}

export function SimilarTo({ one }: { one: CaseAtPage }) {
  if (!isOpen(one.state) || one.confidential) return null
  const { leaf, dwellingId, buildingId, place, title, description } = one
  return (
    <Similar
      except={one.id}
      matter={{ leaf, dwellingId, buildingId, place, words: `${title} ${description}`.trim() }}
    />
  )
}
