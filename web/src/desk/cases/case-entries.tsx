import { PlusOutlined } from '@ant-design/icons'
import { entryConsentWords, entryMeansWords } from '@red-steward/domain/cases/entry'
import { playbookOf } from '@red-steward/domain/cases/playbooks'
import type { CaseAtPage, CaseEntry } from '@red-steward/domain/cases/queries'
import type { Decision } from '@red-steward/domain/decision'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'
import { RecordEntry } from './record-entry.tsx'

/** Who agreed to a home being entered, how, and who saw it. Shown where the playbook knows of entering, or it happened. */
export function CaseEntries({ one, entries, may }: { one: CaseAtPage; entries: CaseEntry[]; may: Decision }) {
  const w = useCasesWords()
  const said = useSaid()
  const times = useTimes()
  const [adding, setAdding] = useState(false)
  const mayEnter = playbookOf(one.leaf)?.steps.some(({ entry }) => entry) ?? false
  if (!mayEnter && entries.length === 0) return null
  return (
    <section className="card">
      <div className="household-head">
        <h2>{w.entries}</h2>
        <MayButton may={may} size="small" icon={<PlusOutlined />} className="no-print" onClick={() => setAdding(true)}>
          {w.addEntry}
        </MayButton>
      </div>
      {entries.length === 0 && <p className="quiet">{w.noEntries}</p>}
      {entries.map((entry) => {
        const facts = [
          [w.purpose, entry.purpose],
          [w.consent, said.say(entryConsentWords, entry.consent)],
          [w.consentedBy, entry.consentedBy],
          [w.means, entry.means && said.say(entryMeansWords, entry.means)],
          [w.consentedAt, entry.consentedAt && times.moment(entry.consentedAt)],
          [w.witness, entry.witness],
          [w.enteredAt, times.moment(entry.enteredAt)],
          [w.leftAt, entry.leftAt ? times.moment(entry.leftAt) : w.stillInside],
          [w.enteredBy, entry.by],
        ]
        return (
          <dl className="facts" key={entry.id}>
            {facts
              .filter(([, value]) => value)
              .map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        )
      })}
      {adding && <RecordEntry caseId={one.id} onClose={() => setAdding(false)} />}
    </section>
  )
}
