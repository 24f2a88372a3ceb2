import { newId } from '@red-steward/domain/ids'
import { deleteView, type ListOrder, listViews, type SavedView, saveView } from '@red-steward/domain/registry/lists'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useAsk, useSend } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useViewWords } from './list.words.ts'
import type { ListName } from './list-columns.ts'
import { ViewMenu } from './view-menu.tsx'

interface SavedViewsProps {
  list: ListName
  filters: SavedView['filters']
  order: ListOrder
  columns: string[]
  onApply: (view: SavedView) => void
}

/** One's own views of a list: apply, save what is seen now, bring up to date, delete. */
export function SavedViews({ list, filters, order, columns, onApply }: SavedViewsProps) {
  const w = useViewWords()
  const { message } = App.useApp()
  const [naming, setNaming] = useState(false)
  const answer = useAsk(listViews, {})
  const views = (answer.data?.views ?? []).filter((view) => view.list === list)
  const current = views.find((view) => sameView(view, { filters, order }))
  const [applied, setApplied] = useState<SavedView>()
  const saving = useSend(saveView, { onDone: () => void message.success(w.kept) })
  const removing = useSend(deleteView, { onDone: () => void message.success(w.removed) })

  function apply(view: SavedView) {
    setApplied(view)
    onApply(view)
  }
  const changed = !current && applied && views.some(({ id }) => id === applied.id) ? applied : undefined

  return (
    <>
      <ViewMenu
        views={views}
        current={current}
        onApply={apply}
        onRemove={({ id }) => removing.mutate({ viewId: id })}
        onSave={() => setNaming(true)}
      >
        {changed && (
          <Button
            block
            loading={saving.isPending}
            onClick={() => saving.mutate({ ...changed, filters, order, columns })}
          >
            {w.update(changed.name)}
          </Button>
        )}
      </ViewMenu>
      {naming && (
        <CommandModal
          title={w.saveTitle}
          note={w.saveNote}
          shape={saveView}
          width={420}
          toInput={({ name }: { name: string }): SavedView => ({ id: newId(), list, name, filters, order, columns })}
          onDone={(_answer, view) => {
            setApplied(view)
            void message.success(w.kept)
          }}
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

function sameView(view: Pick<SavedView, 'filters' | 'order'>, shown: Pick<SavedView, 'filters' | 'order'>): boolean {
  return view.order === shown.order && canonical(view.filters) === canonical(shown.filters)
}

function canonical(filters: object): string {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined)
  return JSON.stringify(set.sort(([a], [b]) => (a < b ? -1 : 1)))
}
