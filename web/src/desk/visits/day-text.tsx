import { dayText, editDay } from '@red-steward/domain/visits/day'
import { Button, Flex, Form } from 'antd'
import { useState } from 'react'
import { today } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { DayInput } from '../parts/day-input.tsx'
import { useSaid } from './codes.ts'
import { NoteField } from './note-field.tsx'
import { useDone } from './use-done.ts'
import { useVisitWords } from './visits.words.ts'

/** 民情日记: derived from the day, in the worker's own words if they like. */
export function DayText() {
  const w = useVisitWords()
  const said = useSaid()
  const done = useDone()
  const [day, setDay] = useState(today())
  const [editing, setEditing] = useState(false)
  const answer = useAsk(dayText, { day })
  const sending = useSend(editDay, {
    onDone: () => {
      setEditing(false)
      done([w.saved])
    },
  })
  return (
    <div className="card day-text">
      <Flex gap={8} align="center" wrap style={{ marginBottom: 8 }}>
        <div style={{ width: 160 }}>
          <DayInput value={day} onChange={(chosen) => setDay(chosen ?? today())} />
        </div>
        <span className="quiet">{w.dayNote}</span>
      </Flex>
      <Answered of={answer}>
        {({ derived, edited }) => {
          const text = edited?.text ?? said(derived)
          if (editing) {
            return (
              <Form
                layout="vertical"
                initialValues={{ text }}
                onFinish={(fields: { text?: string; noteReviewed?: boolean }) =>
                  sending.mutate({
                    ...{ day, text: fields.text ?? '', noteReviewed: fields.noteReviewed ?? false },
                    base: edited?.version ?? 0,
                  })
                }
              >
                <NoteField name="text" label={w.dayTab} hint="" rows={12} max={4000} />
                <Flex gap={8}>
                  <Button type="primary" htmlType="submit" loading={sending.isPending}>
                    {w.save}
                  </Button>
                  <Button onClick={() => setEditing(false)}>{w.cancel}</Button>
                  {edited && (
                    <Button
                      type="text"
                      onClick={() => sending.mutate({ day, text: '', noteReviewed: true, base: edited.version })}
                    >
                      {w.backToRecords}
                    </Button>
                  )}
                </Flex>
              </Form>
            )
          }
          return (
            <>
              <p className="day-lines wrap-anywhere">{text || w.dayEmpty}</p>
              {text && (
                <Button size="small" className="no-print" onClick={() => setEditing(true)}>
                  {w.edit}
                </Button>
              )}
            </>
          )
        }}
      </Answered>
    </div>
  )
}
