// The day, derived: what is due, in the order of handbook §4.3, each with its reason. Emergencies stand first.
import { CampaignKind, eldersAlone, openCampaign } from '@red-steward/domain/care/campaigns'
import { addDays } from '@red-steward/domain/care/days'
import type {
  CallDocument,
  CampaignDocument,
  CareRuleDocument,
  DutyDocument,
  FlowRuleDocument,
  RunDocument,
} from '@red-steward/domain/care/documents'
import { type TodayItem, todayList } from '@red-steward/domain/care/today'
import { isOpen } from '@red-steward/domain/cases/case'
import { leafOf } from '@red-steward/domain/cases/catalogue'
import type { CaseDocument } from '@red-steward/domain/cases/documents'
import { casesDue } from '@red-steward/domain/cases/due-today'
import { newId } from '@red-steward/domain/ids'
import { TIME_ZONE } from '@red-steward/domain/time'
import type { NeedDocument, SafetyDocument } from '@red-steward/domain/visits/documents'
import { useMemo, useState } from 'react'
import { language } from '../../lib/language.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Item, Note, Tag } from '../../ui/parts.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCaseActor } from '../cases/use-offer.ts'
import type { Replica } from '../offline/device.ts'
import { capacityOf } from '../parts/capacity.ts'
import { clockText } from '../parts/local-time.ts'
import { addressOf, getPerson } from '../parts/reading.ts'
import { useSave } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { useDevice, useDeviceState, useDocuments } from '../shell/device-context.ts'
import { useNow, useToday } from '../shell/now.ts'
import { Page } from '../shell/page.tsx'
import { href } from '../shell/route.ts'
import { CallBacks } from './call-backs.tsx'
import { callBacksHere } from './call-backs-here.ts'
import { campaignsHere } from './campaigns-here.ts'
import { CasesDue } from './cases-due.tsx'
import { useTodayWords } from './today.words.ts'
import { Unsaved } from './unsaved.tsx'

const dayFormats = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: TIME_ZONE, month: 'long', day: 'numeric', weekday: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, day: 'numeric', month: 'long', weekday: 'long' }),
}

interface Group {
  kind: TodayItem['kind']
  items: readonly TodayItem[]
}

export default function TodayPage() {
  const w = useTodayWords()
  const spoken = language.use()
  const now = useNow()
  const [all, setAll] = useState(false)
  const me = useDeviceState((device) => device.worker?.accountId ?? '')
  const facts = useDocuments(factsOf, [])
  const capacity = useDocuments((replica) => capacityOf(replica, me), [me])
  const list = useMemo(() => todayList(facts, { now, me, capacity, all }), [facts, now, me, capacity, all])
  const urgent = useDocuments(urgentCases, [])
  const actor = useCaseActor()
  const owed = useDocuments((replica) => casesDue(replica.all<CaseDocument>('case'), actor, now), [actor, now])
  const backs = useDocuments((replica) => callBacksHere(replica, actor, now), [actor, now])
  const today = useToday()
  const campaigns = useDocuments((replica) => campaignsHere(replica, today), [today])
  const groups = (['step', 'contact', 'call', 'need', 'safety'] as const).flatMap((kind) => {
    const items = list.items.filter((item) => item.kind === kind)
    return items.length > 0 ? [{ kind, items }] : []
  })
  const groupSection = ({ kind, items }: Group) => (
    <section key={kind} className="ui-stack">
      <h2 className="ui-heading">
        {w[kind]} <span className="quiet">{items.length}</span>
      </h2>
      <ul className="ui-list">
        {items.map((item) => (
          <li key={keyOf(item)}>
            <TodayRow item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
  const ended = useDeviceState((device) => device.status.postsEnded)
  const nothing = urgent.length + owed.length + groups.length + backs.length + campaigns.length === 0
  const isBooked = ({ kind }: Group) => kind === 'need' || kind === 'safety'
  return (
    <Page
      title={w.title}
      note={`${dayFormats[spoken].format(new Date(now))}${list.minutes > 0 ? ` · ${w.minutes(list.minutes)}` : ''}`}
    >
      {ended !== 'none' && <Note tone="warn">{ended === 'all' ? w.allEnded : w.someEnded}</Note>}
      {urgent.length > 0 && <Urgent cases={urgent} />}
      <Unsaved />
      {owed.length > 0 && <CasesDue due={owed} />}
      {campaigns.length > 0 && <Campaigns campaigns={campaigns} />}
      {groups.filter((group) => !isBooked(group)).map(groupSection)}
      {backs.length > 0 && <CallBacks due={backs} />}
      {groups.filter(isBooked).map(groupSection)}
      {nothing && ended !== 'all' && (
        <Empty>
          <p>{w.done}</p>
          <p>{w.doneNote}</p>
        </Empty>
      )}
      {list.cut > 0 && (
        <div className="ui-row">
          <p className="quiet small grow">{w.cut(list.cut)}</p>
          <Button look="quiet" onClick={() => setAll(true)}>
            {w.showAll}
          </Button>
        </div>
      )}
      {ended !== 'all' && <ColdWave />}
    </Page>
  )
}

function Urgent({ cases }: { cases: readonly CaseDocument[] }) {
  const w = useTodayWords()
  const say = useSay()
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">{w.urgent}</h2>
      <ul className="ui-list">
        {cases.map((one) => (
          <li key={one.id}>
            <Item
              href={href('case', one.id)}
              title={
                <>
                  <Tag tone={one.class === 'P1' ? 'bad' : 'warn'}>{one.class}</Tag> {one.title || say(leafOf(one.leaf))}
                </>
              }
              note={one.place}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Campaigns({ campaigns }: { campaigns: ReturnType<typeof campaignsHere> }) {
  const w = useTodayWords()
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">{w.campaigns}</h2>
      <ul className="ui-list">
        {campaigns.map(({ campaign, total, reached, unreachable }) => (
          <li key={campaign.id}>
            <Item
              href={href('calls', campaign.id)}
              title={campaign.title}
              note={w.progress(reached, total)}
              after={unreachable > 0 && <Tag tone="bad">{w.unreachable(unreachable)}</Tag>}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function TodayRow({ item }: { item: TodayItem }) {
  const say = useSay()
  const address = useDocuments((replica) => addressOf(replica, item.dwellingId), [item.dwellingId])
  const name = useDocuments(
    (replica) => (item.personId ? getPerson(replica, item.personId)?.name : null),
    [item.personId],
  )
  return (
    <Item
      href={leadsTo(item)}
      title={[name, address.short].filter(Boolean).join(' · ')}
      note={say(item.reason)}
      after={<DueTag item={item} />}
    />
  )
}

function DueTag({ item }: { item: TodayItem }) {
  const w = useTodayWords()
  if (item.kind === 'contact')
    return item.duty.overdueDays > 0 ? (
      <Tag tone="bad">{w.overdue(item.duty.overdueDays)}</Tag>
    ) : (
      <Tag tone="warn">{w.dueToday}</Tag>
    )
  if (item.kind !== 'step') return null
  return item.isDue ? <Tag tone="bad">{w.dueNow}</Tag> : <Tag tone="warn">{w.dueAt(clockText(item.dueAt))}</Tag>
}

function leadsTo(item: TodayItem): string {
  if (item.kind === 'step') return href('run', item.runId)
  if (item.kind === 'call') return href('calls', item.campaignId)
  if (item.kind === 'need') return href('need', item.needId)
  if (item.kind === 'safety') return href('safety', item.findingId)
  return href('person', item.personId!)
}

function keyOf(item: TodayItem): string {
  return `${item.kind} ${item.personId} ${'needId' in item ? item.needId : 'findingId' in item ? item.findingId : ''}`
}

/** One tap: everyone of 60 and more who lives alone, within reach. The list is made by the server and comes back. */
function ColdWave() {
  const w = useTodayWords()
  const today = useToday()
  const save = useSave()
  const device = useDevice()
  const opened = useDocuments(
    (replica) => campaignsHere(replica, today).some(({ campaign }) => campaign.campaignKind === 'COLD_WAVE'),
    [today],
  )
  const [busy, setBusy] = useState(false)
  if (opened) return null
  async function open() {
    setBusy(true)
    const id = newId()
    const input = {
      id,
      kind: CampaignKind.enum.COLD_WAVE,
      title: w.coldWaveTitle,
      script: w.coldWaveScript,
      rule: eldersAlone,
      until: addDays(today, 3),
    }
    if (await save(openCampaign, input, { about: [id] })) {
      toast(w.coldWaveSaved)
      void device.syncNow().catch(() => {})
    }
  }
  return (
    <Button onClick={open} disabled={busy} wide>
      {w.coldWave}
    </Button>
  )
}

function factsOf(replica: Replica) {
  return {
    duties: replica.all<DutyDocument>('duty'),
    runs: replica.all<RunDocument>('run'),
    calls: replica.all<CallDocument>('call'),
    campaigns: replica.all<CampaignDocument>('campaign'),
    needs: replica.all<NeedDocument>('need'),
    safety: replica.all<SafetyDocument>('safety'),
    rules: replica.all<CareRuleDocument>('care-rule'),
    flow: replica.all<FlowRuleDocument>('flow-rule'),
  }
}

function urgentCases(replica: Replica): CaseDocument[] {
  return replica
    .all<CaseDocument>('case')
    .filter((one) => isOpen(one.state) && (one.class === 'P1' || one.class === 'P2') && !one.confidential)
    .toSorted((one, other) =>
      one.class === other.class ? (one.reportedAt < other.reportedAt ? -1 : 1) : one.class < other.class ? -1 : 1,
    )
}
