import { newId } from '@red-steward/domain/ids'
import {
  deleteView,
  listViews,
  type SavedView,
  saveView,
  type ViewedList,
  type ViewOf,
} from '@red-steward/domain/overview/saved-views'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useAsk, useSend } from './ask.ts'
import { CommandModal } from './command-modal.tsx'
import { useViewHints, useViewWords } from './saved-views.words.ts'
import { ViewMenu } from './view-menu.tsx'

interface SavedViewsProps<List extends ViewedList> {
  list: List
  /** What the list shows now, as a view would keep it. */
  shown: Omit<ViewOf<List>, 'id' | 'name' | 'list'>
  onApply: (view: ViewOf<List>) => void
  /** A letter that opens them, where the page has keys. */
  shortcut?: string
}

/** One's own views of a list: apply, save what is seen now, bring up to date, delete. */
export function SavedViews<List extends ViewedList>({ list, shown, onApply, shortcut }: SavedViewsProps<List>) {
  const w = useViewWords()
  const hints = useViewHints()
  const { message } = App.useApp()
  const [naming, setNaming] = useState(false)
  const answer = useAsk(listViews, { list })
  const views = (answer.data?.views ?? []) as ViewOf<List>[]
  const current = views.find(({ id: _, name: _name, list: _list, ...kept }) => canonical(kept) === canonical(shown))
  const [applied, setApplied] = useState<string>()
  const changed = current ? undefined : views.find(({ id }) => id === applied)
  const saving = useSend(saveView, { onDone: () => void message.success(w.kept) })
  const removing = useSend(deleteView, { onDone: () => void message.success(w.removed) })
  const viewed = (id: string, name: string) => ({ ...shown, id, name, list }) as unknown as SavedView

  function apply(view: ViewOf<List>) {
    setApplied(view.id)
    onApply(view)
  }

  return (
    <>
      <ViewMenu
        views={views}
        current={current}
        onApply={apply}
        onRemove={({ id }) => removing.mutate({ viewId: id })}
        onSave={() => setNaming(true)}
        {...(shortcut ? { shortcut } : {})}
      >
        {changed && (
          <Button block loading={saving.isPending} onClick={() => saving.mutate(viewed(changed.id, changed.name))}>
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
          toInput={({ name }: { name: string }) => viewed(newId(), name)}
          onDone={(_answer, { id }) => {
            setApplied(id)
            void message.success(w.kept)
          }}
          onClose={() => setNaming(false)}
        >
          <Form.Item name="name" label={w.name} rules={[{ required: true, whitespace: true, message: w.needed }]}>
            <Input maxLength={40} placeholder={hints[list]} autoFocus />
          </Form.Item>
        </CommandModal>
      )}
    </>
  )
}

/** The same text for the same view, in whatever order its fields stand. */
function canonical(view: object): string {
  return JSON.stringify(view, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
