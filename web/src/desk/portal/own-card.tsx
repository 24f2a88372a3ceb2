import { isAllowed } from '@red-steward/domain/identity/permissions'
import { ownCard, setCard } from '@red-steward/domain/portal/desk'
import { App, Button, Checkbox, Flex, Form, Input, Upload } from 'antd'
import { useState } from 'react'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { useActor, useSession } from '../parts/session-context.tsx'
import { useCardWords } from './portal.words.ts'
import { squarePhoto } from './square-photo.ts'
import './portal.css'

/** How one stands on the doors one looks after; for those who look after some. */
export function OwnCard() {
  const actor = useActor()
  const may = actor !== null && isAllowed(actor, 'portal.own-card')
  const answer = useAsk(ownCard, {}, { enabled: may })
  if (!may) return null
  return (
    <Answered of={answer}>
      {({ name, phone, photo }) => (
        <CardForm name={name} phone={phone} kept={photo && `data:${photo.mediaType};base64,${photo.base64}`} />
      )}
    </Answered>
  )
}

interface Fields {
  name: string
  phone: string
  photoConsent: boolean
}

function CardForm({ name, phone, kept }: { name: string; phone: string; kept: string | null }) {
  const w = useCardWords()
  const { account } = useSession()
  const { message } = App.useApp()
  // Undefined: as it is; null: to be taken away.
  const [photo, setPhoto] = useState<string | null | undefined>(undefined)
  const saving = useSend(setCard, {
    onDone: () => {
      setPhoto(undefined)
      void message.success(w.saved)
    },
  })
  const shown = photo === undefined ? kept : photo && `data:image/jpeg;base64,${photo}`
  async function choose(chosen: File) {
    await squarePhoto(chosen)
      .then(setPhoto)
      .catch(() => void message.error(w.badPhoto))
  }
  return (
    <section className="card" aria-labelledby="card-title">
      <h2 id="card-title">{w.title}</h2>
      <p className="quiet">{w.note}</p>
      <Form<Fields>
        layout="vertical"
        initialValues={{ name, phone, photoConsent: kept !== null }}
        onFinish={(fields) => saving.mutate({ ...fields, ...(photo === undefined ? {} : { photo }) })}
      >
        <Form.Item name="name" label={w.name} extra={w.nameNote(account.name)}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item
          name="phone"
          label={w.phone}
          extra={w.phoneNote}
          rules={[{ pattern: /^[0-9+() -]{3,20}$/, message: w.phoneWrong }]}
        >
          <Input maxLength={20} inputMode="tel" />
        </Form.Item>
        <Form.Item label={w.photo}>
          <Flex gap={12} align="center" wrap>
            {shown && <img className="own-face" src={shown} alt={w.yourPhoto} />}
            <Upload
              accept="image/*"
              showUploadList={false}
              beforeUpload={(chosen) => {
                void choose(chosen)
                return false
              }}
            >
              <Button>{w.choose}</Button>
            </Upload>
            {shown && <Button onClick={() => setPhoto(null)}>{w.remove}</Button>}
          </Flex>
        </Form.Item>
        <Form.Item name="photoConsent" valuePropName="checked" hidden={!shown}>
          <Checkbox>{w.consent}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {w.save}
        </Button>
      </Form>
    </section>
  )
}
