// The forty seconds at a door (story S1): who is still here, who left, who came. One press saves it all, offline too.
import { type Id, newId } from '@red-steward/domain/ids'
import type { ConfirmMeans } from '@red-steward/domain/registry/codes'
import { confirmMeansWords } from '@red-steward/domain/registry/codes'
import { HEAD, NOT_RELATED, relationWords } from '@red-steward/domain/registry/relations'
import { ageOn, type Day } from '@red-steward/domain/time'
import { useState } from 'react'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf } from '../../ui/chips.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { useDraft } from '../parts/draft.ts'
import { addressOf, getDwelling, householdsAt, type Member, membersOf } from '../parts/reading.ts'
import { useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { useDocuments } from '../shell/device-context.ts'
import { useToday } from '../shell/now.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { back } from '../shell/route.ts'
import { emptyMember, type MemberDraft, NewMemberCard, readMember } from './new-member.tsx'
import './people.css'
import { usePeopleWords } from './people.words.ts'
import { useSaveCheck } from './save-check.ts'

export type Said = 'STILL' | 'LEFT' | 'UNASKED'

export default function CheckPage({ dwellingId }: { dwellingId: Id }) {
  const door = useDocuments((replica) => getDwelling(replica, dwellingId), [dwellingId])
  return door ? <Check dwellingId={dwellingId} /> : <NotHere under={['doors']} />
}

function Check({ dwellingId }: { dwellingId: Id }) {
  const w = usePeopleWords()
  const say = useSay()
  const spoken = language.use()
  const today = useToday()
  const savedToast = useSavedToast()
  const address = useDocuments((replica) => addressOf(replica, dwellingId), [dwellingId])
  const households = useDocuments((replica) => householdsAt(replica, dwellingId), [dwellingId])
  const groups = useDocuments(
    (replica) => householdsAt(replica, dwellingId).map(({ id }) => ({ id, members: membersOf(replica, id) })),
    [dwellingId],
  )
  const members = groups.flatMap((group) => group.members)
  const form = `check/${dwellingId}`
  const saveCheck = useSaveCheck(dwellingId, form)
  const [said, setSaid] = useDraft<Readonly<Record<Id, Said>>>(form, 'said', {})
  const [leftOn, setLeftOn] = useDraft<Day>(form, 'left', today)
  const [added, setAdded] = useDraft<readonly MemberDraft[]>(form, 'added', [])
  const [means, setMeans] = useDraft<ConfirmMeans>(form, 'means', 'DOOR')
  const [faults, setFaults] = useState<Record<Id, Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const [leftOnFault, setLeftOnFault] = useState<string>()

  const asked = members.filter(({ person }) => (said[person.id] ?? 'UNASKED') !== 'UNASKED')
  const someLeft = members.some(({ person }) => said[person.id] === 'LEFT')
  const adults = [...members.map(({ person }) => person), ...added].filter(
    ({ birthDate }) => !birthDate || ageOn(birthDate as Day, today) >= 18,
  )

  async function save() {
    const read = added.map((draft) => ({ id: draft.id, ...readMember(draft, today) }))
    const wrong = Object.fromEntries(read.flatMap((one) => ('faults' in one ? [[one.id, one.faults]] : [])))
    setFaults(wrong)
    const isAhead = someLeft && leftOn > today
    setLeftOnFault(isAhead ? refusalText('day-in-the-future', spoken) : undefined)
    if (isAhead || Object.keys(wrong).length > 0) return
    setBusy(true)
    const newcomers = read.flatMap((one) => ('member' in one ? [one.member] : []))
    const ids = await saveCheck({ groups, said, leftOn, newcomers, means, newHouseholdId: newId() })
    setBusy(false)
    if (!ids) return
    savedToast(w.checkedToast(address.short), ids)
    back('door', dwellingId)
  }

  return (
    <Page
      title={w.checkTitle}
      note={address.full}
      under={['door', dwellingId]}
      footer={
        <Button look="main" onClick={save} disabled={busy} why={asked.length + added.length === 0 ? w.nothing : null}>
          {w.saveCheck(asked.length, added.length)}
        </Button>
      }
    >
      {members.length > 1 && (
        <Button onClick={() => setSaid(Object.fromEntries(members.map(({ person }) => [person.id, 'STILL' as const])))}>
          {w.allStill}
        </Button>
      )}
      {members.length > 0 && (
        <ul className="ui-list">
          {members.map((member) => (
            <MemberCheck
              key={member.residence.id}
              member={member}
              said={said[member.person.id] ?? 'UNASKED'}
              onSay={(answer) => setSaid((before) => ({ ...before, [member.person.id]: answer }))}
            />
          ))}
        </ul>
      )}
      {someLeft && (
        <TextField
          label={w.moveOutDay}
          type="date"
          value={leftOn}
          max={today}
          error={leftOnFault}
          onChange={(day) => day && setLeftOn(day as Day)}
        />
      )}
      {members.length === 0 && added.length === 0 && <Note>{w.nobody}</Note>}
      {added.map((draft) => (
        <NewMemberCard
          key={draft.id}
          draft={draft}
          faults={faults[draft.id] ?? {}}
          adults={adults}
          today={today}
          onChange={(next) => setAdded((all) => all.map((one) => (one.id === next.id ? next : one)))}
          onRemove={() => setAdded((all) => all.filter((one) => one.id !== draft.id))}
        />
      ))}
      <Button
        onClick={() =>
          setAdded((all) => [...all, emptyMember(households.length + all.length === 0 ? HEAD : NOT_RELATED)])
        }
      >
        ＋ {w.add}
      </Button>
      <OneOf
        label={w.means}
        choices={(['DOOR', 'PHONE'] as const).map((value) => ({ value, text: say(confirmMeansWords[value]) }))}
        value={means as 'DOOR' | 'PHONE'}
        onChange={(value) => setMeans(value)}
      />
    </Page>
  )
}

interface MemberCheckProps {
  member: Member
  said: Said
  onSay(said: Said): void
}

function MemberCheck({ member: { person, residence }, said, onSay }: MemberCheckProps) {
  const w = usePeopleWords()
  const say = useSay()
  const today = useToday()
  const facts = [say(relationWords[residence.relation]!), person.birthDate && w.age(ageOn(person.birthDate, today))]
  return (
    <li className="member-check">
      <span>
        <strong>{person.name}</strong> <span className="quiet">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <OneOf
        label={person.name}
        quiet
        choices={[
          { value: 'STILL', text: w.still },
          { value: 'LEFT', text: w.left },
          { value: 'UNASKED', text: w.unasked },
        ]}
        value={said}
        onChange={onSay}
      />
    </li>
  )
}
