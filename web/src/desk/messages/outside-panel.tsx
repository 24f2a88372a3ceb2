import { SendOutlined } from '@ant-design/icons'
import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { forwardCase, listSystems, outsideOf, revealContact } from '@red-steward/domain/open311/managing'
import { App, Button, Flex, Tag } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useAsk, useSend } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { useOutsideWords } from './outside.words.ts'

/** Where a case came from, if from another system, and which ones it was passed on to. Nothing where nothing is to say. */
export function OutsidePanel({ one }: { one: CaseAtPage }) {
  const w = useOutsideWords()
  const times = useTimes()
  const { message } = App.useApp()
  const mayForward = useMay('open311.forward').allowed
  const told = useAsk(outsideOf, { caseId: one.id }, { enabled: !one.confidential }).data
  const systems = useAsk(listSystems, {}, { enabled: mayForward && !one.confidential }).data
  const forwarding = useSend(forwardCase, { onDone: () => void message.success(w.done) })
  if (!told) return null
  const open = (systems?.rows ?? []).filter(
    ({ id, enabled, services }) => enabled && one.leaf in services && !told.to.some(({ systemId }) => systemId === id),
  )
  if (!told.from && told.to.length === 0 && open.length === 0) return null
  return (
    <section className="card" aria-labelledby="outside-title">
      <h2 id="outside-title">{w.title}</h2>
      {told.from && (
        <p>
          {w.from(told.from.system, times.moment(told.from.at))} <Contact caseId={one.id} />
        </p>
      )}
      {told.to.map(({ systemId, system, state, outsideId, problem }) => (
        <p key={systemId}>
          {system} <Tag color={state === 'FAILED' ? 'red' : state === 'CLOSED' ? 'green' : 'blue'}>{w[state]}</Tag>
          <span className="quiet num">{outsideId}</span> <span className="quiet">{problem}</span>
        </p>
      ))}
      <Flex gap={8} wrap className="no-print">
        {open.map(({ id, name }) => (
          <Button
            key={id}
            icon={<SendOutlined />}
            loading={forwarding.isPending}
            onClick={() => forwarding.mutate({ caseId: one.id, systemId: id })}
          >
            {w.forward(name)}
          </Button>
        ))}
      </Flex>
    </section>
  )
}

/** Another system's word about whoever reported; asked for by a press, since each look is recorded. */
function Contact({ caseId }: { caseId: string }) {
  const w = useOutsideWords()
  const may = useMay('cases.handle').allowed
  const [asked, setAsked] = useState(false)
  const answer = useAsk(revealContact, { caseId }, { enabled: asked, staleMs: Number.POSITIVE_INFINITY })
  if (!may) return null
  if (!asked) {
    return (
      <Button size="small" className="no-print" onClick={() => setAsked(true)}>
        {w.contact}
      </Button>
    )
  }
  if (answer.isError) return <span className="quiet">{w.noContact}</span>
  const { name, phone, email } = answer.data ?? { name: '', phone: '', email: '' }
  return <span>{[name, phone, email].filter(Boolean).join(' · ')}</span>
}
