import type { RunDocument } from '@red-steward/domain/care/documents'
import type { Id } from '@red-steward/domain/ids'
import { languageNeedWords, residenceKindWords, sexWords } from '@red-steward/domain/registry/codes'
import type { EligibilityDocument } from '@red-steward/domain/registry/documents'
import { type GroupCode, keyGroups } from '@red-steward/domain/registry/key-groups'
import { relationWords } from '@red-steward/domain/registry/relations'
import { ageOn } from '@red-steward/domain/time'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Note, Tag } from '../../ui/parts.tsx'
import { PendingTag } from '../parts/pending-note.tsx'
import { addressOf, getPerson, homeOf } from '../parts/reading.ts'
import { useSay } from '../parts/say.ts'
import { useDevice, useDocuments } from '../shell/device-context.ts'
import { useToday } from '../shell/now.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { go, href } from '../shell/route.ts'
import { visitForm } from '../visits/visit-page.tsx'
import { CallButton } from './call-button.tsx'
import './people.css'
import { usePeopleWords } from './people.words.ts'

export default function PersonPage({ personId }: { personId: Id }) {
  const w = usePeopleWords()
  const say = useSay()
  const times = useTimes()
  const today = useToday()
  const { drafts } = useDevice()
  const [called, setCalled] = useState(false)
  const person = useDocuments((replica) => getPerson(replica, personId), [personId])
  const home = useDocuments((replica) => homeOf(replica, personId), [personId])
  const address = useDocuments((replica) => (home ? addressOf(replica, home.dwellingId) : null), [home])
  const groups = useDocuments(
    (replica) => replica.of<EligibilityDocument>('eligibility', 'personId', personId),
    [personId],
  )
  const runs = useDocuments((replica) => replica.of<RunDocument>('run', 'personId', personId), [personId])
  function logIt(dwellingId: Id) {
    drafts.keep(visitForm(dwellingId, personId), 'means', 'PHONE')
    go('visit', dwellingId, personId)
  }
  if (!person) return <NotHere under={home ? ['door', home.dwellingId] : ['doors']} />
  return (
    <Page
      title={person.name}
      note={address?.full}
      under={home ? ['door', home.dwellingId] : ['doors']}
      footer={
        home && (
          <>
            <a className="ui-button" data-look="main" href={href('visit', home.dwellingId, personId)}>
              {w.visit}
            </a>
            <a className="ui-button" href={href('correct', personId)}>
              {w.correct}
            </a>
            <a className="ui-button" href={href('door', home.dwellingId)}>
              {w.goTo}
            </a>
          </>
        )
      }
    >
      <PendingTag about={personId} />
      {person.diedOn ? <Note>{w.died}</Note> : !home && <Note>{w.gone}</Note>}
      {runs.map(({ id }) => (
        <a key={id} className="ui-button" href={href('run', id)}>
          {w.run}
        </a>
      ))}
      <div className="ui-card ui-stack">
        <CallButton person={person} onCalled={() => setCalled(true)} />
        {called && home && (
          <Note tone="cool">
            {w.logCall}
            <div className="ui-row">
              <Button look="main" onClick={() => logIt(home.dwellingId)}>
                {w.log}
              </Button>
              <Button onClick={() => setCalled(false)}>{w.notLog}</Button>
            </div>
          </Note>
        )}
      </div>
      <dl className="ui-card facts">
        <dt>{w.sex}</dt>
        <dd>{say(sexWords[person.sex])}</dd>
        {person.birthDate && (
          <>
            <dt>{w.birthDate}</dt>
            <dd>
              {times.day(person.birthDate)} · {w.age(ageOn(person.birthDate, today))}
            </dd>
          </>
        )}
        {home && (
          <>
            <dt>{w.relation}</dt>
            <dd>{say(relationWords[home.relation]!)}</dd>
            <dt>{w.kind}</dt>
            <dd>
              {say(residenceKindWords[home.residenceKind])}
              {home.fromDay && ` · ${w.since(times.day(home.fromDay))}`}
            </dd>
          </>
        )}
        {person.languageNeed && (
          <>
            <dt>{w.languageNeed}</dt>
            <dd>{say(languageNeedWords[person.languageNeed])}</dd>
          </>
        )}
        {groups.length > 0 && (
          <>
            <dt>{w.care}</dt>
            <dd className="ui-chips">
              {groups.map(({ id, groupCode }) => (
                <Tag key={id} tone="cool">
                  {say(keyGroups[groupCode as GroupCode].words)}
                </Tag>
              ))}
            </dd>
          </>
        )}
        {person.note && (
          <>
            <dt>{w.note}</dt>
            <dd>{person.note}</dd>
          </>
        )}
      </dl>
    </Page>
  )
}
