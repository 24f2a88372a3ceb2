// The audit in words: actions, records, fields and reasons. A code nobody knows is shown as it is, never swallowed.
import type { AuditRow } from '@red-steward/domain/identity/accounts'
import type { z } from 'zod'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { useHistoryWords } from '../registry/history.words.ts'
import { useActionWords, useAuditWords, useLookedWords, useSubjectWords } from './audit.words.ts'

type Row = z.infer<typeof AuditRow>

export function useAuditText() {
  const w = useAuditWords()
  const spoken = language.use()
  const actions = useActionWords() as Record<string, string>
  const subjects = useSubjectWords() as Record<string, string>
  const looked = useLookedWords() as Record<string, string>
  const { fact } = useHistoryWords()
  return {
    action: (name: string) => actions[name] ?? name,
    /** A record by its kind and the end of its id, which tells records of one minute apart. */
    subject: (kind: string, id: string) => w.ofRecord(subjects[kind] ?? kind, `…${id.slice(-6)}`),
    detail({ detail }: Row): string {
      const fields = Array.isArray(detail.fields) ? detail.fields.map(String) : []
      const named = fields.map((field) => looked[field] ?? fact(field)).join(spoken === 'zh' ? '、' : ', ')
      const reason = typeof detail.reason === 'string' ? w.reason(detail.reason) : ''
      return [named, reason].filter(Boolean).join(spoken === 'zh' ? '；' : '; ')
    },
    refusal: (why: string) => refusalText(why, spoken) ?? why,
  }
}

/** Every action by which the audit can be narrowed, grouped by what it is about. */
export function useActionOptions() {
  const w = useAuditWords()
  const actions = useActionWords() as Record<string, string>
  const groups: [label: string, prefix: string | RegExp][] = [
    [w.looksGroup, 'looked'],
    [w.registryGroup, 'registry.'],
    [w.casesGroup, 'cases.'],
    [w.mediationGroup, /^(mediation|deliberation)\./],
    [w.doorGroup, 'portal.'],
    [w.linksGroup, /^(messages|open311)\./],
    [w.notebookGroup, 'notebook.'],
    [w.placesGroup, 'places.'],
    [w.visitsGroup, 'visits.'],
    [w.careGroup, 'care.'],
    [w.importsGroup, 'imports.'],
    [w.syncGroup, 'sync.'],
    [w.signInGroup, 'identity.'],
  ]
  return groups.map(([label, prefix]) => ({
    label,
    options: Object.entries(actions)
      .filter(([name]) => (typeof prefix === 'string' ? name.startsWith(prefix) : prefix.test(name)))
      .map(([value, word]) => ({ value, label: word })),
  }))
}
