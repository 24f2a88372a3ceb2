import { followLink } from '@red-steward/domain/portal/secrets'
import { useCallback, useEffect, useState } from 'react'
import { copyText } from '../../lib/copy.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/parts.tsx'
import { DeskNumbers } from '../door/numbers.tsx'
import { NotYet } from '../shell/answered.tsx'
import { ask } from '../shell/calls.ts'
import { Page } from '../shell/page.tsx'
import { community, lastDoor, to } from '../shell/route.ts'
import { useShellWords } from '../shell/shell.words.ts'
import { useTimes } from '../shell/times.ts'
import { useAnswer } from '../shell/use-ask.ts'
import { photosLeftOut } from './kept.ts'
import { useReportWords } from './report.words.ts'
import './report.css'

/** Received: the number, and the link that opens it again, to keep or to print. */
export default function SentPage({ link }: { link: string }) {
  const w = useReportWords()
  const s = useShellWords()
  const times = useTimes()
  const { answer, failure, again } = useAnswer(useCallback(() => ask('portal.follow', { key: { link } }), [link]))
  const [photosLeft] = useState(photosLeftOut)
  const [said, setSaid] = useState('')
  const door = lastDoor()
  if (!answer)
    return (
      <Page key="waiting" title={w.title}>
        <NotYet failure={failure} again={again} />
      </Page>
    )
  const one = answer.case
  return (
    <Page key="sent" title={one ? w.sent : w.waiting} over={answer.community} note={one ? w.sentNote : w.waitingNote}>
      {photosLeft > 0 && <Note tone="warn">{one ? w.photosFailed : w.photosLater}</Note>}
      <section className="ui-card receipt">
        <h2 className="only-print">{w.receipt}</h2>
        {one && (
          <p>
            <span className="quiet">{w.number}</span> <strong className="num case-no">{one.caseNo}</strong>
          </p>
        )}
        {one && (
          <p className="quiet small">
            {one.where} · {times.moment(one.reportedAt)}
          </p>
        )}
        <h3 className="ui-heading">{w.keep}</h3>
        <LinkPicture address={followLink(location.origin, community, link)} />
        <p className="quiet small">{w.qrHint}</p>
        <p className="only-print link-text">{followLink(location.origin, community, link)}</p>
        <p className="quiet small">{w.secret}</p>
      </section>
      <a className="ui-button no-print" data-look="main" data-wide href={to.follow(link)}>
        {w.follow}
      </a>
      <div className="ui-row no-print">
        <Button
          onClick={async () =>
            setSaid((await copyText(followLink(location.origin, community, link))) ? w.copied : w.copyFailed)
          }
        >
          {w.copy}
        </Button>
        <Button onClick={() => print()}>{w.print}</Button>
      </div>
      <p role="status" className="no-print">
        {said}
      </p>
      <DeskNumbers />
      {door && (
        <a className="plain-link no-print" href={to.door(door)}>
          {s.door}
        </a>
      )}
    </Page>
  )
}

/** The library that draws it comes with this page alone. */
function LinkPicture({ address }: { address: string }) {
  const w = useReportWords()
  const [source, setSource] = useState<string | null>(null)
  useEffect(() => {
    void import('qrcode')
      .then(({ default: qrcode }) => qrcode.toDataURL(address, { margin: 2, scale: 6, errorCorrectionLevel: 'M' }))
      .then(setSource)
      .catch(() => {})
  }, [address])
  return source ? <img className="qr" src={source} alt={w.qr} width="220" height="220" /> : <div className="qr" />
}
