// Everything about one door: who lives there, when somebody last looked in, what is open, and the three things one does.
import type { Id } from '@red-steward/domain/ids'
import { livesThere, residenceKindWords } from '@red-steward/domain/registry/codes'
import type { HouseholdDocument } from '@red-steward/domain/registry/documents'
import { relationWords } from '@red-steward/domain/registry/relations'
import { ageOn } from '@red-steward/domain/time'
import { needKindWords, safetyItemWords, visitMeansWords, visitResultWords } from '@red-steward/domain/visits/codes'
import type { NeedDocument, SafetyDocument } from '@red-steward/domain/visits/documents'
import { daysSince, useTimes } from '../../lib/time.ts'
import { Empty, Item, Tag } from '../../ui/parts.tsx'
import { PendingTag } from '../parts/pending-note.tsx'
import { addressOf, getDwelling, householdsAt, type Member, membersOf, visitsAt } from '../parts/reading.ts'
import { useSay } from '../parts/say.ts'
import { useDocuments } from '../shell/device-context.ts'
import { useToday } from '../shell/now.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { href } from '../shell/route.ts'
import { CareTag } from './care-tag.tsx'
import './people.css'
import { usePeopleWords } from './people.words.ts'

export default function DoorPage({ dwellingId }: { dwellingId: Id }) {
  const w = usePeopleWords()
  const door = useDocuments((replica) => getDwelling(replica, dwellingId), [dwellingId])
  const address = useDocuments((replica) => addressOf(replica, dwellingId), [dwellingId])
  const households = useDocuments((replica) => householdsAt(replica, dwellingId), [dwellingId])
  if (!door) return <NotHere under={['doors']} />
  return (
    <Page
      title={address.short}
      note={address.full.slice(0, address.full.length - address.short.length)}
      under={['doors', door.buildingId!]}
      footer={
        <>
          <a className="ui-button" data-look="main" href={href('visit', dwellingId)}>
            {w.visit}
          </a>
          <a className="ui-button" href={href('check', dwellingId)}>
            {w.check}
          </a>
          <a className="ui-button" href={href('write', dwellingId)}>
            {w.write}
          </a>
        </>
      }
    >
      <PendingTag about={dwellingId} />
      {households.length === 0 && <Empty>{w.nobody}</Empty>}
      {households.map((household, at) => (
        <HouseholdCard
          key={household.id}
          household={household}
          title={households.length > 1 ? w.household(at + 1) : w.lives}
        />
      ))}
      <OpenThings dwellingId={dwellingId} />
      <a className="ui-button" data-look="quiet" href={href('new-need', dwellingId)}>
        {w.newNeed}
      </a>
      <Contacts dwellingId={dwellingId} />
    </Page>
  )
}

function HouseholdCard({ household, title }: { household: HouseholdDocument; title: string }) {
  const w = usePeopleWords()
  const times = useTimes()
  const members = useDocuments((replica) => membersOf(replica, household.id), [household.id])
  const confirmed = household.confirmedAt
    ? w.confirmed(times.daysAgo(daysSince(household.confirmedAt)))
    : w.neverConfirmed
  return (
    <section className="ui-stack" aria-label={title}>
      <div className="ui-row">
        <h2 className="ui-heading grow">{title}</h2>
        <span className="quiet small">{confirmed}</span>
      </div>
      <ul className="ui-list">
        {members.map((member) => (
          <MemberRow key={member.residence.id} member={member} />
        ))}
      </ul>
      {household.note && <p className="ui-card small">{household.note}</p>}
    </section>
  )
}

function MemberRow({ member: { person, residence } }: { member: Member }) {
  const w = usePeopleWords()
  const say = useSay()
  const today = useToday()
  const facts = [
    say(relationWords[residence.relation]!),
    person.birthDate && w.age(ageOn(person.birthDate, today)),
    residence.residenceKind !== 'AT_HOME' && say(residenceKindWords[residence.residenceKind]),
  ].filter(Boolean)
  return (
    <li data-away={!livesThere(residence.residenceKind) || undefined}>
      <Item
        href={href('person', person.id)}
        title={
          <>
            {person.name} <CareTag personId={person.id} /> <PendingTag about={person.id} />
          </>
        }
        note={facts.join(' · ')}
      />
    </li>
  )
}

function OpenThings({ dwellingId }: { dwellingId: Id }) {
  const w = usePeopleWords()
  const say = useSay()
  const needs = useDocuments((replica) => replica.of<NeedDocument>('need', 'dwellingId', dwellingId), [dwellingId])
  const safety = useDocuments((replica) => replica.of<SafetyDocument>('safety', 'dwellingId', dwellingId), [dwellingId])
  if (needs.length + safety.length === 0) return null
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">{needs.length > 0 ? w.needs : w.safety}</h2>
      <ul className="ui-list">
        {needs.map((need) => (
          <li key={need.id}>
            <Item
              href={href('need', need.id)}
              title={need.text}
              note={say(needKindWords[need.needKind])}
              after={<PendingTag about={need.id} />}
            />
          </li>
        ))}
        {safety.map((finding) => (
          <li key={finding.id}>
            <Item
              href={href('safety', finding.id)}
              title={say(safetyItemWords[finding.item])}
              note={w.nextOn(finding.followUpOn)}
              after={<Tag tone="warn">{w.safety}</Tag>}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Contacts({ dwellingId }: { dwellingId: Id }) {
  const w = usePeopleWords()
  const say = useSay()
  const times = useTimes()
  const visits = useDocuments((replica) => visitsAt(replica, dwellingId), [dwellingId])
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">{w.history}</h2>
      {visits.length === 0 ? (
        <Empty>{w.noHistory}</Empty>
      ) : (
        <ul className="ui-list">
          {visits.slice(0, 8).map((visit) => (
            <li key={visit.id}>
              <Item
                title={`${times.moment(visit.visitedAt)} · ${say(visitMeansWords[visit.means])} · ${say(visitResultWords[visit.result])}`}
                note={[visit.note, visit.enteredBy.name, visit.nextOn && w.nextOn(visit.nextOn)]
                  .filter(Boolean)
                  .join(' · ')}
                after={<PendingTag about={visit.id} />}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
