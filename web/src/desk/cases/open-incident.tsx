import { affectedHowWords, IncidentScope } from '@red-steward/domain/cases/incidents'
import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { openIncident, proposeAffected } from '@red-steward/domain/cases/together'
import type { Id } from '@red-steward/domain/ids'
import { App, Button, Checkbox, Form } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { PhraseText } from './actions/phrase-text.tsx'
import { useSaid } from './codes.ts'
import { useIncidentWords } from './incident.words.ts'

/** Which homes a leak or a stopped lift reaches: proposed from the register, confirmed by a person, told in one message. */
export function OpenIncident({ one, onClose }: { one: CaseAtPage; onClose: () => void }) {
  const w = useIncidentWords()
  const said = useSaid()
  const times = useTimes()
  const { message } = App.useApp()
  const usual: IncidentScope[] =
    one.leaf === '0103' || one.leaf === '0104' ? ['LIFT'] : one.dwellingId ? ['BELOW'] : ['UNIT']
  const [scopes, setScopes] = useState<IncidentScope[]>(usual)
  const [left, setLeft] = useState<ReadonlySet<Id>>(new Set())
  const answer = useAsk(proposeAffected, { caseId: one.id, scopes }, { enabled: scopes.length > 0, keep: true })
  const doors = scopes.length > 0 ? (answer.data?.doors ?? []) : []
  const chosen = doors.filter(({ dwellingId }) => !left.has(dwellingId))
  const lived = chosen.filter(({ occupied }) => occupied)
  return (
    <CommandModal
      title={w.open}
      note={w.openNote}
      okText={w.open}
      width={640}
      shape={openIncident}
      toInput={({ message: text }: { message: string }) =>
        chosen.length === 0
          ? null
          : {
              caseId: one.id,
              sourceId: one.dwellingId,
              doors: chosen.map(({ dwellingId, how }) => ({ dwellingId, how })),
              message: text,
            }
      }
      onDone={({ added }) => void message.success(w.told(times.number(added)))}
      onClose={onClose}
    >
      <Form.Item label={w.scopes}>
        <Checkbox.Group<IncidentScope>
          value={scopes}
          options={IncidentScope.options.map((value) => ({ value, label: w[value] }))}
          onChange={setScopes}
        />
      </Form.Item>
      {doors.length === 0 ? (
        <p className="quiet">{w.noDoors}</p>
      ) : (
        <>
          <p className="row-line num">
            {w.doors(times.number(chosen.length), times.number(lived.length))}
            <Button
              size="small"
              onClick={() =>
                setLeft(new Set(doors.filter(({ occupied }) => !occupied).map(({ dwellingId }) => dwellingId)))
              }
            >
              {w.onlyLived}
            </Button>
          </p>
          <div className="incident-doors">
            {doors.map(({ dwellingId, where, how, occupied }) => (
              <Checkbox
                key={dwellingId}
                checked={!left.has(dwellingId)}
                onChange={({ target }) => setLeft(toggled(left, dwellingId, !target.checked))}
              >
                {where} <span className="row-small">{said.say(affectedHowWords, how)}</span>
                {!occupied && <span className="row-small"> · {w.nobodyLives}</span>}
              </Checkbox>
            ))}
          </div>
        </>
      )}
      <Form.Item name="message" label={w.message} rules={[{ required: true, whitespace: true, message: w.needed }]}>
        <PhraseText placeholder={w.messageHint} maxLength={500} />
      </Form.Item>
    </CommandModal>
  )
}

function toggled(left: ReadonlySet<Id>, id: Id, out: boolean): ReadonlySet<Id> {
  const next = new Set(left)
  if (out) next.add(id)
  else next.delete(id)
  return next
}
