import { QrcodeOutlined } from '@ant-design/icons'
import { caseScope } from '@red-steward/domain/cases/rules'
import { overviewMorning } from '@red-steward/domain/overview/morning'
import { overviewHome } from '@red-steward/domain/overview/queries'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { MorningCounts } from '../morning/morning-counts.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useActor, useMay, useSession } from '../parts/session-context.tsx'
import { menuFor } from '../shell/menu.tsx'
import { useRoleWords, useShellWords } from '../shell/shell.words.ts'
import { FreshnessBar } from './freshness-bar.tsx'
import { Guidance } from './guidance.tsx'
import { useHomeWords } from './home.words.ts'
import { UnseenBuildings } from './unseen-buildings.tsx'
import { Waiting } from './waiting.tsx'
import './home.css'

/** Eight o'clock: how many, how fresh, where nobody has looked, and where to begin. */
export function HomePage() {
  const w = useHomeWords()
  const role = useRoleWords()
  const { account, acting } = useSession()
  const seesNumbers = useMay('overview.read').allowed
  const guides = useMay('mediation.guide').allowed
  const isSecretary = acting?.role === 'secretary'
  return (
    <Page
      title={w.hello(account.name)}
      tabTitle={w.home}
      note={acting && `${acting.communityName} · ${role[acting.role]}`}
    >
      <div className="stack">
        {isSecretary && <MorningOfHome />}
        <Waiting />
        {guides && <Guidance />}
        {seesNumbers && <Numbers />}
        <Entries />
      </div>
    </Page>
  )
}

/** What is late and due stands above the register: a secretary's day begins with it. */
function MorningOfHome() {
  const answer = useAsk(overviewMorning, {})
  return (
    <Answered of={answer} loading={<Skeleton active paragraph={{ rows: 2 }} />}>
      {(morning) => <MorningCounts morning={morning} />}
    </Answered>
  )
}

function Numbers() {
  const w = useHomeWords()
  const times = useTimes()
  const home = useAsk(overviewHome, {})
  return (
    <Answered of={home} loading={<Skeleton active paragraph={{ rows: 5 }} />}>
      {(answer) => (
        <>
          <div className="counts" data-testid="counts">
            <Count label={w.compounds} value={answer.compounds} to="/places" />
            <Count label={w.buildings} value={answer.buildings} to="/map" />
            <Count label={w.households} value={answer.households} to="/households" />
            <Count label={w.persons} value={answer.persons} to="/persons" />
            <Count label={w.aged60} value={answer.aged60} to="/persons" search={{ ageFrom: 60 }} />
            {answer.cared !== null && (
              <Count label={w.cared} value={answer.cared} to="/map" search={{ mode: 'care' }} />
            )}
          </div>
          <p className="quiet counts-note">
            {answer.scope === 'grids' ? w.ofMyGrids : w.ofCommunity} · {w.at(times.moment(answer.at))}
          </p>
          <div className="columns">
            <section className="card" aria-labelledby="fresh-title">
              <h2 id="fresh-title">{w.freshTitle}</h2>
              <FreshnessBar freshness={answer.freshness} />
            </section>
            <section className="card" aria-labelledby="unseen-title">
              <h2 id="unseen-title">{w.unseenTitle}</h2>
              <UnseenBuildings />
            </section>
          </div>
        </>
      )}
    </Answered>
  )
}

interface CountProps {
  label: string
  value: number
  to: '/places' | '/map' | '/households' | '/persons'
  search?: object
}

function Count({ label, value, to, search = {} }: CountProps) {
  const times = useTimes()
  const mayOpen = menuFor(useActor()).some((entry) => entry.to === to)
  if (!mayOpen) {
    return (
      <div className="count card">
        <span className="count-value num">{times.number(value)}</span>
        <span className="count-label">{label}</span>
      </div>
    )
  }
  return (
    <Link to={to} search={search as never} className="count card">
      <span className="count-value num">{times.number(value)}</span>
      <span className="count-label">{label}</span>
    </Link>
  )
}

function Entries() {
  const w = useHomeWords()
  const shell = useShellWords()
  const actor = useActor()
  const entries = menuFor(actor).filter(({ to }) => to !== '/')
  const onlyOwn = actor !== null && ['own', 'unit'].includes(caseScope(actor.role))
  return (
    <section aria-labelledby="entries-title">
      <h2 className="section-title" id="entries-title">
        {w.entries}
      </h2>
      {entries.length === 0 && (
        <p className="quiet">
          {w.nothingYet} <Link to="/account">{shell.account}</Link>
        </p>
      )}
      <div className="entries">
        {actor?.role === 'resident' && (
          <a href="/portal" className="entry card">
            <span className="entry-icon">
              <QrcodeOutlined />
            </span>
            <span>
              <strong>{w.portal}</strong>
              <small>{w.portalNote}</small>
            </span>
          </a>
        )}
        {entries.map(({ to, icon, word }) => (
          <Link key={to} to={to} className="entry card">
            <span className="entry-icon">{icon}</span>
            <span>
              <strong>{shell[word]}</strong>
              <small>{word === 'cases' && onlyOwn ? w.ownCasesNote : w[`${word}Note` as const]}</small>
            </span>
          </Link>
        ))}
      </div>
    </section>
  )
}
