import { deletePhrase, listPhrases, savePhrase } from '@red-steward/domain/cases/phrases'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import { newId } from '@red-steward/domain/ids'
import { App, Button, Input, Popover, Select } from 'antd'
import { useRef, useState } from 'react'
import { useAsk, useSend } from '../../parts/ask.ts'
import { useActor } from '../../parts/session-context.tsx'
import { useDialogWords } from './actions.words.ts'

interface PhraseTextProps {
  id?: string
  value?: string
  onChange?: (text: string) => void
  placeholder?: string
  maxLength?: number
  autoFocus?: boolean
}

/** A text area with the community's saved texts: Ctrl and full stop opens them, arrows choose, Enter puts it in. */
export function PhraseText({ value = '', onChange, maxLength = 2000, ...rest }: PhraseTextProps) {
  const w = useDialogWords()
  const { message } = App.useApp()
  const actor = useActor()
  const [open, setOpen] = useState(false)
  const area = useRef<HTMLDivElement>(null)
  const answer = useAsk(listPhrases, {}, { staleMs: 300_000 })
  const saving = useSend(savePhrase, { onDone: () => void message.success(w.phraseKept) })
  const forgetting = useSend(deletePhrase)
  const mayKeep = actor !== null && isAllowed(actor, 'cases.dispatch')
  const phrases = answer.data?.phrases ?? []

  function put(text: string) {
    setOpen(false)
    onChange?.(`${value}${value && !value.endsWith('\n') ? '\n' : ''}${text}`.slice(0, maxLength))
    area.current?.querySelector('textarea')?.focus()
  }

  return (
    <div ref={area} className="phrase-text">
      <Input.TextArea
        {...rest}
        value={value}
        maxLength={maxLength}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={({ target }) => onChange?.(target.value)}
        onKeyDown={(event) => {
          if (event.key !== '.' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          setOpen(true)
        }}
      />
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        destroyOnHidden
        content={
          <div className="phrase-list">
            <Select<string>
              autoFocus
              defaultOpen
              showSearch={{ optionFilterProp: 'label' }}
              value={null}
              aria-label={w.phraseFind}
              placeholder={w.phraseFind}
              notFoundContent={w.phraseNone}
              style={{ width: 320 }}
              options={phrases.map(({ text }) => ({ value: text, label: text }))}
              optionRender={({ label, value: text }) => {
                const own = phrases.find((phrase) => phrase.text === text)
                return (
                  <span className="phrase-option">
                    <span className="one-line">{label}</span>
                    {mayKeep && own && (
                      <Button
                        type="text"
                        size="small"
                        onClick={(event) => {
                          event.stopPropagation()
                          forgetting.mutate({ id: own.id })
                        }}
                      >
                        {w.phraseForget}
                      </Button>
                    )}
                  </span>
                )
              }}
              onSelect={put}
            />
            {mayKeep && value.trim() !== '' && (
              <Button size="small" block onClick={() => saving.mutate({ id: newId(), text: value.trim() })}>
                {w.phraseKeep}
              </Button>
            )}
          </div>
        }
      >
        <Button type="link" size="small" className="phrase-button">
          {w.phrases} <kbd>Ctrl .</kbd>
        </Button>
      </Popover>
    </div>
  )
}
