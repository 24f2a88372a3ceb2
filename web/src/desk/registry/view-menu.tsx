import { BookOutlined, DeleteOutlined } from '@ant-design/icons'
import { App, Button, Empty, Popover } from 'antd'
import { type ReactNode, useState } from 'react'
import { useViewWords } from './list.words.ts'

interface ViewMenuProps<View> {
  views: readonly View[]
  current: View | undefined
  onApply: (view: View) => void
  /** Asked about before it is done. */
  onRemove: (view: View) => void
  onSave: () => void
  /** What else may be done. */
  children?: ReactNode
}

/** The views one has of a list: apply, delete, save what is seen now. */
export function ViewMenu<View extends { id: string; name: string }>(props: ViewMenuProps<View>) {
  const { views, current, onApply, onRemove, onSave, children } = props
  const w = useViewWords()
  const { modal } = App.useApp()
  const [open, setOpen] = useState(false)
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
  const list = (
    <div className="view-list">
      {views.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={w.none} />}
      {views.map((view) => (
        <div key={view.id} className="view-line">
          <Button
            type={view.id === current?.id ? 'primary' : 'text'}
            block
            className="one-line"
            onClick={closing(() => onApply(view))}
          >
            {view.name}
          </Button>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${w.remove} ${view.name}`}
            onClick={() => void remove(view)}
          />
        </div>
      ))}
      {children}
      <Button block type="dashed" onClick={closing(onSave)}>
        {w.save}
      </Button>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" title={w.saved} open={open} onOpenChange={setOpen} content={list}>
      <Button icon={<BookOutlined />}>
        <span className="one-line" style={{ maxWidth: 160 }}>
          {current?.name ?? w.views}
        </span>
      </Button>
    </Popover>
  )
}
