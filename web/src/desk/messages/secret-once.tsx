import { CopyOutlined } from '@ant-design/icons'
import { Alert, App, Button, Modal } from 'antd'
import { copyText } from '../../lib/copy.ts'
import { useLinksWords } from './links.words.ts'

/** The one moment a key can be read. It closes by its button only, never by a stray click or key. */
export function SecretOnce({
  title,
  secret,
  onClose,
}: {
  title: string
  secret: string | undefined
  onClose: () => void
}) {
  const w = useLinksWords()
  const { message } = App.useApp()
  async function copy() {
    if (secret === undefined) return
    if (await copyText(secret)) void message.success(w.copied)
    else void message.warning(w.copyByHand)
  }
  return (
    <Modal
      open
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {w.noted}
        </Button>
      }
    >
      {secret === undefined ? (
        <Alert type="error" showIcon role="alert" title={w.secretLost} />
      ) : (
        <>
          <Alert type="warning" showIcon title={w.secretOnce} />
          <div className="secret-once">
            <output aria-label={title}>{secret}</output>
            <Button icon={<CopyOutlined />} onClick={() => void copy()}>
              {w.copy}
            </Button>
          </div>
        </>
      )}
    </Modal>
  )
}
