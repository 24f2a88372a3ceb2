import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { DoorPage } from './door/door-page.tsx'
import { StartPage } from './door/start-page.tsx'
import { HelpPage } from './help/help-page.tsx'
import { useAppearance } from './shell/appearance.ts'
import { Boundary } from './shell/boundary.tsx'
import { OfflineNote } from './shell/offline-note.tsx'
import { Page } from './shell/page.tsx'
import { type Place, usePlace } from './shell/route.ts'
import { useShellWords } from './shell/shell.words.ts'

const ReportPage = lazy(() => import('./report/report-page.tsx'))
const NoticePage = lazy(() => import('./notice/notice-page.tsx'))
const SentPage = lazy(() => import('./report/sent-page.tsx'))
const FollowPage = lazy(() => import('./follow/follow-page.tsx'))
const MinePage = lazy(() => import('./mine/mine-page.tsx'))

/** The resident's side: no account, no installation, one address per door and per report. */
export function Portal() {
  useAppearance()
  const place = usePlace()
  useWarmUp(place.at === 'door')
  return (
    <>
      <Boundary at={JSON.stringify(place)}>
        <Suspense fallback={<Opening />}>{pageAt(place)}</Suspense>
      </Boundary>
      <OfflineNote />
    </>
  )
}

function pageAt(place: Place): ReactNode {
  switch (place.at) {
    case 'door':
      return <DoorPage key={place.code} code={place.code} />
    case 'report':
      return <ReportPage key={place.code} code={place.code} />
    case 'notice':
      return <NoticePage key={place.id} code={place.code} id={place.id} />
    case 'sent':
      return <SentPage key={place.link} link={place.link} />
    case 'follow':
      return <FollowPage key={place.link} of={{ link: place.link }} />
    case 'mine':
      return <MinePage reportId={place.id} />
    case 'help':
      return <HelpPage />
    default:
      return <StartPage />
  }
}

function Opening() {
  const w = useShellWords()
  return (
    <Page title={w.app}>
      <p className="quiet" role="status">
        {w.loading}
      </p>
    </Page>
  )
}

/** While somebody reads the door's page, what they will need next is fetched. */
function useWarmUp(now: boolean) {
  useEffect(() => {
    if (!now) return
    const timer = setTimeout(() => void import('./report/report-page.tsx').catch(() => {}), 2500)
    return () => clearTimeout(timer)
  }, [now])
}
