import { ownPreferences, type Preferences, setPreferences } from '@red-steward/domain/messages/own'
import { App, Button, Checkbox, Form, Input, Radio } from 'antd'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { useMessagesWords } from './messages.words.ts'
import { PushBrowsers } from './push-browsers.tsx'

/** How one is told, on one's account page; the only such page. */
export function PreferencesPanel() {
  const w = useMessagesWords()
  const answer = useAsk(ownPreferences, {})
  return (
    <section className="card" aria-labelledby="prefs-title">
      <h2 id="prefs-title">{w.prefs}</h2>
      <p className="quiet">{w.prefsNote}</p>
      <Answered of={answer}>
        {({ preferences, setUp, browsers }) => (
          <>
            <PreferencesForm preferences={preferences} setUp={setUp} />
            <PushBrowsers browsers={browsers} />
          </>
        )}
      </Answered>
    </section>
  )
}

interface FormProps {
  preferences: Preferences
  setUp: { email: boolean; wecom: boolean }
}

function PreferencesForm({ preferences, setUp }: FormProps) {
  const w = useMessagesWords()
  const { message } = App.useApp()
  const saving = useSend(setPreferences, { onDone: () => void message.success(w.saved) })
  return (
    <Form<Preferences>
      layout="vertical"
      initialValues={preferences}
      onFinish={(chosen) => saving.mutate({ ...preferences, ...chosen })}
    >
      <Form.Item name="push" valuePropName="checked" noStyle>
        <Checkbox>{w.push}</Checkbox>
      </Form.Item>
      <Way name="email" label={w.email} isSetUp={setUp.email} field="emailAddress" fieldLabel={w.emailAddress} />
      <Way name="wecom" label={w.wecom} isSetUp={setUp.wecom} field="wecomId" fieldLabel={w.wecomId} />
      <Form.Item name="language" label={w.messageLanguage}>
        <Radio.Group
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Form.Item>
      <Form.Item label={w.quiet} extra={w.quietNote}>
        {w.from}{' '}
        <Form.Item name={['quietHours', 'from']} noStyle>
          <Input type="time" style={{ width: 120 }} aria-label={`${w.quiet} ${w.from}`} />
        </Form.Item>{' '}
        {w.to}{' '}
        <Form.Item name={['quietHours', 'to']} noStyle>
          <Input type="time" style={{ width: 120 }} aria-label={`${w.quiet} ${w.to}`} />
        </Form.Item>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={saving.isPending}>
        {w.save}
      </Button>
    </Form>
  )
}

interface WayProps {
  name: 'email' | 'wecom'
  label: string
  isSetUp: boolean
  field: 'emailAddress' | 'wecomId'
  fieldLabel: string
}

function Way({ name, label, isSetUp, field, fieldLabel }: WayProps) {
  const w = useMessagesWords()
  return (
    <div style={{ marginBlock: 8 }}>
      <Form.Item name={name} valuePropName="checked" noStyle>
        <Checkbox disabled={!isSetUp}>{label}</Checkbox>
      </Form.Item>
      {!isSetUp && <span className="quiet">{w.notSetUp}</span>}
      {isSetUp && (
        <Form.Item name={field} noStyle>
          <Input aria-label={fieldLabel} placeholder={fieldLabel} maxLength={200} style={{ width: 240 }} />
        </Form.Item>
      )}
    </div>
  )
}
