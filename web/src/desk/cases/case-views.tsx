import type { CaseFilters } from '@red-steward/domain/cases/queries'
import { type CaseView, deleteView, listViews, saveView } from '@red-steward/domain/cases/views'
import { newId } from '@red-steward/domain/ids'
import { App, Form, Input } from 'antd'
import { useState } from 'react'
import { useAsk, useSend } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useViewWords } from '../registry/list.words.ts'
import { ViewMenu } from '../registry/view-menu.tsx'

interface CaseViewsProps {
  filters: CaseFilters
  as: CaseView['as']
  onApply: (view: CaseView) => void
}

/** One's own views of the cases: apply, save what is seen now, forget. */
export function CaseViews({ filters, as, onApply }: CaseViewsProps) {
  const w = useViewWords()
  const { message } = App.useApp()
  const [naming, setNaming] = useState(false)
  const answer = useAsk(listViews, {})
  const views = answer.data?.views ?? []
  const current = views.find((view) => view.as === as && canonical(view.filters) === canonical(filters))
  const removing = useSend(deleteView, { onDone: () => void message.success(w.removed) })
  return (
    <>
      <ViewMenu
        views={views}
        current={current}
        onApply={onApply}
        onRemove={({ id }) => removing.mutate({ viewId: id })}
        onSave={() => setNaming(true)}
      />
      {naming && (
        <CommandModal
          title={w.saveTitle}
          note={w.saveNote}
          shape={saveView}
          width={420}
          toInput={({ name }: { name: string }): CaseView => ({ id: newId(), name, filters, as })}
          onDone={() => void message.success(w.kept)}
          onClose={() => setNaming(false)}
        >
          <Form.Item name="name" label={w.name} rules={[{ required: true, whitespace: true, message: w.needed }]}>
            <Input maxLength={40} placeholder={w.nameHint} autoFocus />
          </Form.Item>
        </CommandModal>
      )}
    </>
  )
}

function canonical(filters: object): string {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined)
  return JSON.stringify(set.sort(([a], [b]) => (a < b ? -1 : 1)))
}
