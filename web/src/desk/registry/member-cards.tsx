import type { MemberRow } from '@red-steward/domain/registry/pages'
import { CheckedTag } from './checked-tag.tsx'
import { useCode } from './codes.tsx'
import { MemberName } from './member-name.tsx'
import { useRegistryWords } from './registry.words.ts'

/** The members on a narrow screen, one below the other. */
export function MemberCards({ members }: { members: MemberRow[] }) {
  const r = useRegistryWords()
  const code = useCode()
  return (
    <ul className="plain-list">
      {members.map((member) => {
        const { residenceId, relation, sex, age, kind, idNumber, phone, confirmedAt } = member
        const facts = [
          code('relation', relation),
          code('sex', sex),
          age === null ? '' : r.years(age),
          code('residenceKind', kind),
        ]
        return (
          <li key={residenceId} style={{ alignItems: 'flex-start' }}>
            <div style={{ minWidth: 0 }}>
              <MemberName member={member} />
              <div className="quiet">{facts.filter(Boolean).join(' · ')}</div>
              <div className="quiet num">{[phone, idNumber].filter(Boolean).join(' · ')}</div>
            </div>
            {sex !== null && <CheckedTag at={confirmedAt} />}
          </li>
        )
      })}
    </ul>
  )
}
