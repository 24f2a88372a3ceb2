import { BookOutlined, DeleteOutlined } from '@ant-design/icons'
import { App, Button, Empty, Grid, Popover } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useShortcut } from '../../lib/keys.ts'
import { useViewWords } from './saved-views.words.ts'
import './saved-views.css'

interface ViewMenuProps<View> {
  views: readonly View[]
  current: View | undefined
  onApply: (view: View) => void
  /** Asked about before it is done. */
  onRemove: (view: View) => void
  onSave: () => void
  shortcut?: string
  /** What else may be done. */
  children?: ReactNode
}

/** The views one has of a list: apply, delete, save what is seen now; all of it by keys too. */
export function ViewMenu<View extends { id: string; name: string }>(props: ViewMenuProps<View>) {
  const { views, current, onApply, onRemove, onSave, shortcut, children } = props
  const w = useViewWords()
  const { modal } = App.useApp()
  const wide = Grid.useBreakpoint().md ?? true
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const lines = useRef<HTMLDivElement>(null)
  useShortcut({ key: shortcut ?? '' }, () => setOpen(true), shortcut !== undefined)
  async function remove(view: View) {
    setOpen(false)
    const sure = await modal.confirm({
      title: w.removeSure(view.name),
      okText: w.remove,
      okButtonProps: { danger: true },
    })
    if (sure) onRemove(view)
  }
  const closing = (run: () => void) => () => {
    setOpen(false)
    run()
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const choices = [...event.currentTarget.querySelectorAll<HTMLElement>('.view-name, .view-list > button')]
    const at = choices.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: choices.length - 1 }[event.key]
    const view = event.key === 'Delete' ? views.find((_, index) => index === at) : undefined
    if (to === undefined && !view && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (to !== undefined) choices[(to + choices.length) % choices.length]?.focus()
    else if (view) void remove(view)
    else {
      setOpen(false)
      button.current?.focus()
    }
  }
  const list = (
    <section className="view-list" aria-label={w.saved} onKeyDown={onKeyDown} ref={lines}>
      {views.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={w.none} />}
      {views.map((view) => (
        <div key={view.id} className="view-line">
          <Button
            type={view.id === current?.id ? 'primary' : 'text'}
            block
            className="view-name"
            onClick={closing(() => onApply(view))}
          >
            <span className="one-line">{view.name}</span>
          </Button>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${w.remove} ${view.name}`}
            title={w.remove}
            onClick={() => void remove(view)}
          />
        </div>
      ))}
      {children}
      <Button block type="dashed" onClick={closing(onSave)}>
        {w.save}
      </Button>
      {views.length > 0 && <small className="quiet">{w.keys}</small>}
    </section>
  )
  return (
    <Popover
      trigger="click"
      placement={wide ? 'bottomRight' : 'bottom'}
      title={w.saved}
      open={open}
      onOpenChange={setOpen}
      afterOpenChange={(isOpen) => isOpen && lines.current?.querySelector('button')?.focus()}
      content={list}
      destroyOnHidden
    >
      <Button ref={button} icon={<BookOutlined />} aria-haspopup="true" aria-expanded={open}>
        <span className="one-line" style={{ maxWidth: 160 }}>
          {current?.name ?? w.views}
        </span>
      </Button>
    </Popover>
  )
}
