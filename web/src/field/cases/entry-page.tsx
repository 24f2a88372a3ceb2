// Entering a home in an emergency: who agreed, how, when, who saw it. A door code has no field and is refused in text.
import { recordEntry } from '@red-steward/domain/cases/commands'
import {
  EntryConsent,
  EntryMeans,
  EntryRecord,
  entryConsentWords,
  entryMeansWords,
  mayRecordEntry,
} from '@red-steward/domain/cases/entry'
import { type Id, newId } from '@red-steward/domain/ids'
import { useState } from 'react'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { fromWallTime, wallTime } from '../../lib/wall-time.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf } from '../../ui/chips.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { useDraft } from '../parts/draft.ts'
import { useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { Page } from '../shell/page.tsx'
import { back } from '../shell/route.ts'
import { useShellWords } from '../shell/shell.words.ts'
import { useCasesWords } from './cases.words.ts'

export default function EntryPage({ caseId }: { caseId: Id }) {
  const w = useCasesWords()
  const shell = useShellWords()
  const say = useSay()
  const spoken = language.use()
  const save = useSave()
  const savedToast = useSavedToast()
  const form = `entry/${caseId}`
  const [id] = useState(newId)
  const [opened] = useState(() => new Date().toISOString())
  const [draft, setDraft] = useDraft(form, 'draft', () => ({
    ...{
      consent: 'OWNER' as EntryConsent,
      consentedBy: '',
      means: 'PHONE' as EntryMeans,
      consentedAt: wallTime(opened),
    },
    ...{ witness: '', purpose: '', enteredAt: wallTime(opened), leftAt: '' },
  }))
  const [why, setWhy] = useState<string | null>(null)
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }))
  const asked = draft.consent !== 'DANGER_TO_LIFE'

  async function submit() {
    const parsed = EntryRecord.safeParse({
      ...{ id, caseId, consent: draft.consent, witness: draft.witness, purpose: draft.purpose },
      ...{ consentedBy: asked ? draft.consentedBy : '', means: asked ? draft.means : null },
      ...{
        consentedAt: asked ? fromWallTime(draft.consentedAt, opened) : null,
        enteredAt: fromWallTime(draft.enteredAt, opened),
        leftAt: fromWallTime(draft.leftAt, opened),
      },
    })
    if (!parsed.success) return setWhy('invalid-input')
    const may = mayRecordEntry(parsed.data)
    setWhy(may.allowed ? null : may.why)
    if (!may.allowed) return
    const saved = await save(recordEntry, parsed.data, { typed: { form }, about: [caseId] })
    if (!saved) return
    savedToast(w.saved, [saved])
    back('case', caseId)
  }

  return (
    <Page
      title={w.entryTitle}
      under={['case', caseId]}
      footer={
        <Button look="main" onClick={submit}>
          {shell.save}
        </Button>
      }
    >
      <Note tone="cool">{w.entryNote}</Note>
      <OneOf
        label={w.consent}
        choices={EntryConsent.options.map((value) => ({ value, text: say(entryConsentWords[value]) }))}
        value={draft.consent}
        onChange={(consent) => set({ consent })}
      />
      {asked && (
        <>
          <TextField
            label={w.consentedBy}
            value={draft.consentedBy}
            maxLength={200}
            onChange={(consentedBy) => set({ consentedBy })}
          />
          <OneOf
            label={w.means}
            choices={EntryMeans.options.map((value) => ({ value, text: say(entryMeansWords[value]) }))}
            value={draft.means}
            onChange={(means) => set({ means })}
          />
          <TextField
            label={w.consentedAt}
            type="datetime-local"
            value={draft.consentedAt}
            onChange={(consentedAt) => set({ consentedAt })}
          />
        </>
      )}
      <TextField label={w.witness} value={draft.witness} maxLength={200} onChange={(witness) => set({ witness })} />
      <TextField label={w.purpose} value={draft.purpose} maxLength={200} onChange={(purpose) => set({ purpose })} />
      <TextField
        label={w.enteredAt}
        type="datetime-local"
        value={draft.enteredAt}
        onChange={(enteredAt) => set({ enteredAt })}
      />
      <TextField label={w.leftAt} type="datetime-local" value={draft.leftAt} onChange={(leftAt) => set({ leftAt })} />
      {why && (
        <Note tone="bad" urgent>
          {refusalText(why, spoken)}
        </Note>
      )}
    </Page>
  )
}
