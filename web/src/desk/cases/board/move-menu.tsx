import { SwapOutlined } from '@ant-design/icons'
import type { CaseAction } from '@red-steward/domain/cases/actions'
import { boardColumns, columnOf } from '@red-steward/domain/cases/board'
import type { ListedCase } from '@red-steward/domain/cases/queries'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useRef } from 'react'
import { useActionWords } from '../actions/actions.words.ts'
import { useBoardWords } from './board.words.ts'
import { useColumnWords, useWhyNot } from './board-texts.ts'
import { useWays } from './use-ways.ts'
import '../actions/actions.css'

interface MoveMenuProps {
  one: ListedCase
  title: string
  open: boolean
  onOpen: (open: boolean) => void
  onMove: (step: CaseAction) => void
}

/** What dragging does, without a pointer (WCAG 2.5.7): every column with its step, or why there is none. */
export function MoveMenu({ one, title, open, onOpen, onMove }: MoveMenuProps) {
  const w = useBoardWords()
  const a = useActionWords()
  const nameOf = useColumnWords()
  const whyNot = useWhyNot()
  const button = useRef<HTMLButtonElement>(null)
  const { ways, isSure } = useWays(open ? one : null)
  const others = boardColumns.filter((column) => column !== columnOf(one.state))
  const items: MenuProps['items'] = others.map((column) => {
    const way = ways?.[column]
    const isWay = way !== undefined && 'step' in way
    return {
      key: column,
      disabled: !isWay,
      label: (
        <span className={isWay ? undefined : 'action-greyed'}>
          {isWay ? `${a[way.step]} → ${nameOf(column)}` : nameOf(column)}
          {way && !isWay && <small>{whyNot(way.why)}</small>}
        </span>
      ),
      ...(isWay ? { onClick: () => onMove(way.step) } : {}),
    }
  })
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      classNames={{ root: 'action-menu' }}
      menu={{ items }}
      // Not before it is known what may be done: the keys begin at the first way there is.
      open={open && isSure}
      onOpenChange={(next) => {
        // The keys go on where they were before the menu.
        if (!next && document.activeElement?.closest('.action-menu')) button.current?.focus()
        onOpen(next)
      }}
      autoFocus
      destroyOnHidden
    >
      <Button
        ref={button}
        type="text"
        size="small"
        className="board-move"
        icon={<SwapOutlined />}
        aria-label={w.moveOf(title)}
        title={`${w.move} (M)`}
      />
    </Dropdown>
  )
}
