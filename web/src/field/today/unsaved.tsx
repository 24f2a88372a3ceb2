// Forms that were left, or lost with a killed tab, before they were saved: each leads back into itself.
import type { CampaignDocument } from '@red-steward/domain/care/documents'
import type { CallBackDocument, CaseDocument } from '@red-steward/domain/cases/documents'
import { useSyncExternalStore } from 'react'
import { Button } from '../../ui/button.tsx'
import { Item } from '../../ui/parts.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Replica } from '../offline/device.ts'
import { addressOf, getPerson } from '../parts/reading.ts'
import { useDevice, useDocuments } from '../shell/device-context.ts'
import { href } from '../shell/route.ts'
import { useTodayWords } from './today.words.ts'

export function Unsaved() {
  const w = useTodayWords()
  const { drafts } = useDevice()
  const forms = useSyncExternalStore(drafts.subscribe, () => drafts.forms)
  // A confidential report appears in no list; what was typed stands in its own form.
  const told = forms.filter((form) => !form.startsWith('confidential'))
  if (told.length === 0) return null
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">
        {w.unsaved} <span className="quiet">{told.length}</span>
      </h2>
      <ul className="ui-list">
        {told.map((form) => (
          <li key={form}>
            <Form form={form} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const titles = {
  visit: 'visitForm',
  check: 'checkForm',
  correct: 'correctForm',
  'new-need': 'needForm',
  write: 'lineForm',
  'from-note': 'lineForm',
  case: 'caseForm',
  entry: 'entryForm',
  calls: 'callsForm',
  callback: 'callBackForm',
  diary: 'diaryForm',
} as const

function Form({ form }: { form: string }) {
  const w = useTodayWords()
  const { drafts } = useDevice()
  const parts = form.split('/')
  const about = useDocuments((replica) => aboutOf(replica, parts), [form])
  function throwAway() {
    const fields = drafts.drop(form)
    const run = () => {
      for (const [field, value] of Object.entries(fields)) drafts.keep(form, field, value)
    }
    toast(w.thrownAway, { text: w.bringBack, run })
  }
  return (
    <div className="ui-row">
      <div className="grow">
        <Item
          href={href(...parts)}
          title={[w[titles[parts[0] as keyof typeof titles]], about].filter(Boolean).join(' · ')}
        />
      </div>
      <Button look="quiet" onClick={throwAway}>
        {w.throwAway}
      </Button>
    </div>
  )
}

/** Person, door or case, as far as this phone holds them. */
function aboutOf(replica: Replica, [, ...ids]: readonly string[]): string {
  const known = ids.map((one) => {
    const id = replica.get<CallBackDocument>('call-back', one)?.caseId ?? one
    return (
      getPerson(replica, id)?.name ||
      addressOf(replica, id).short ||
      replica.get<CaseDocument>('case', id)?.title ||
      replica.get<CampaignDocument>('campaign', id)?.title
    )
  })
  return known.toReversed().filter(Boolean).join(' · ')
}
