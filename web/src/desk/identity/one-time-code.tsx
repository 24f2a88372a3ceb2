import { CopyOutlined } from '@ant-design/icons'
import { Alert, App, Button, Flex, Modal } from 'antd'
import { copyText } from '../../lib/copy.ts'
import { useAccountsWords } from './accounts.words.ts'
import './identity.css'

export interface GivenCode {
  accountId: string
  loginName: string
  name: string
  /** Absent when the answer had to be asked for twice: a code is given once and kept nowhere. */
  code: string | undefined
  isNew: boolean
}

interface OneTimeCodeProps {
  given: GivenCode
  onClose: () => void
  onGivePost: (account: GivenCode) => void
}

/** The one moment a code can be read. It closes by its buttons only, never by a stray click or key. */
export function OneTimeCodeDialog({ given, onClose, onGivePost }: OneTimeCodeProps) {
  const w = useAccountsWords()
  const { message } = App.useApp()
  const { code, loginName, name, isNew } = given

  async function copy() {
    if (code === undefined) return
    if (await copyText(code)) void message.success(w.copied)
    else void message.warning(w.copyByHand)
  }

  return (
    <Modal
      open
      title={`${w.code} · ${name}`}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={480}
      footer={
        <Flex gap={8} justify="end" wrap>
          <Button {...(isNew ? {} : { type: 'primary' as const })} onClick={onClose}>
            {w.noted}
          </Button>
          {isNew && (
            <Button type="primary" onClick={() => onGivePost(given)}>
              {w.notedGive}
            </Button>
          )}
        </Flex>
      }
    >
      {code === undefined ? (
        <Alert type="error" showIcon role="alert" title={w.codeLost} />
      ) : (
        <>
          <Alert type="warning" showIcon title={w.codeOnce} />
          <div className="one-time-code">
            <output aria-label={w.code}>{code}</output>
            <Button icon={<CopyOutlined />} onClick={() => void copy()}>
              {w.copy}
            </Button>
          </div>
          <p className="quiet">{w.codeHow(loginName)}</p>
        </>
      )}
    </Modal>
  )
}
