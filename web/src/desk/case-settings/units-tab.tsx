import { PlusOutlined } from '@ant-design/icons'
import { listHandlers, retireUnit, unitKindWords } from '@red-steward/domain/cases/settings'
import { App, Button, Empty, Tag } from 'antd'
import { useState } from 'react'
import { useSaid } from '../cases/codes.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { useSettingsWords } from './settings.words.ts'
import { MembersDialog, UnitDialog } from './unit-dialogs.tsx'

export type Unit = (typeof listHandlers)['answer']['_output']['units'][number]

/** Departments, utilities, property companies: whom a case can be given to, and who signs in for them. */
export function UnitsTab() {
  const w = useSettingsWords()
  const said = useSaid()
  const { modal } = App.useApp()
  const [editing, setEditing] = useState<Unit | 'new' | null>(null)
  const [staffing, setStaffing] = useState<Unit | null>(null)
  const answer = useAsk(listHandlers, {})
  const retiring = useSend(retireUnit)
  async function retire({ id, name }: Unit) {
    const sure = await modal.confirm({ title: w.retireSure(name), okText: w.retire, cancelText: w.cancel })
    if (sure) retiring.mutate({ id })
  }
  return (
    <section className="card">
      <div className="household-head">
        <p className="quiet">{w.membersNote}</p>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {w.addUnit}
        </Button>
      </div>
      <Answered of={answer} isEmpty={({ units }) => units.length === 0} empty={<Empty description={w.noUnits} />}>
        {({ units }) => (
          <ul className="plain-list">
            {units.map((unit) => (
              <li key={unit.id}>
                <span>
                  <strong>{unit.name}</strong> <Tag>{said.say(unitKindWords, unit.kind)}</Tag>
                  <span className="num">{unit.phone}</span>
                  <div className="row-small">
                    {unit.members.length > 0 ? unit.members.map(({ name }) => name).join('、') : w.nobody}
                  </div>
                </span>
                <Button size="small" onClick={() => setStaffing(unit)}>
                  {w.members}
                </Button>
                <Button size="small" onClick={() => setEditing(unit)}>
                  {w.editUnit}
                </Button>
                <Button size="small" type="text" onClick={() => void retire(unit)}>
                  {w.retire}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      {editing && <UnitDialog {...(editing === 'new' ? {} : { unit: editing })} onClose={() => setEditing(null)} />}
      {staffing && <MembersDialog unit={staffing} onClose={() => setStaffing(null)} />}
    </section>
  )
}
