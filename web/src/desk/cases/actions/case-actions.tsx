import { DownOutlined } from '@ant-design/icons'
import type { CaseAction } from '@red-steward/domain/cases/actions'
import { takeCase } from '@red-steward/domain/cases/handling-commands'
import type { CasePage } from '@red-steward/domain/cases/queries'
import { Button, Dropdown, type MenuProps } from 'antd'
import { language } from '../../../lib/language.ts'
import { refusalText } from '../../../lib/refusal-text.ts'
import { useSend } from '../../parts/ask.ts'
import { ActionDialog } from './action-dialog.tsx'
import { useActionWords, useDialogWords } from './actions.words.ts'
import { useDone } from './dialog.ts'
import { primaryOf, shownGroups } from './offered.ts'
import './actions.css'

interface CaseActionsProps {
  told: CasePage
  /** Which dialog is open; kept above, so that keys can open it too. */
  open: CaseAction | null
  onOpen: (action: CaseAction | null) => void
}

/** The one thing likely wanted now as a button; all the rest behind it, what is not possible with its reason. */
export function CaseActions({ told, open, onOpen }: CaseActionsProps) {
  const a = useActionWords()
  const w = useDialogWords()
  const spoken = language.use()
  const start = useStart(told, onOpen)
  const primary = primaryOf(told.case.state, told.actions)
  const item = (action: CaseAction) => {
    const why = told.actions[action]
    const reason = why ? (refusalText(why, spoken) ?? why) : null
    return {
      key: action,
      disabled: reason !== null,
      label: reason ? (
        <span className="action-greyed">
          {a[action]} <small>{reason}</small>
        </span>
      ) : (
        a[action]
      ),
      onClick: () => start(action),
    }
  }
  const groups = shownGroups(told.actions, primary)
  const items: MenuProps['items'] = groups.flatMap((group, at) => [
    ...(at > 0 ? [{ type: 'divider' as const }] : []),
    ...group.map(item),
  ])
  return (
    <>
      {primary && (
        <Button type="primary" onClick={() => start(primary)}>
          {a[primary]}
        </Button>
      )}
      {items.length > 0 && (
        <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight" classNames={{ root: 'action-menu' }}>
          <Button>
            {w.more} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      {open && <ActionDialog action={open} told={told} onClose={() => onOpen(null)} />}
    </>
  )
}

/** Opens the dialog of an action; what needs no words is done at once. */
export function useStart(told: CasePage | undefined, onOpen: (action: CaseAction) => void) {
  const done = useDone('take')
  const taking = useSend(takeCase, { onDone: done })
  return (action: CaseAction) => {
    if (action === 'take' && told) taking.mutate({ caseId: told.case.id })
    else onOpen(action)
  }
}
