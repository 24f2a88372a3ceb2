import { PlusOutlined, ThunderboltOutlined } from '@ant-design/icons'
import { campaignKindWords, isUnderWay } from '@red-steward/domain/care/campaign-rules'
import { type CampaignRow, listCampaigns } from '@red-steward/domain/care/campaigns'
import { dayOf, type Instant } from '@red-steward/domain/time'
import { Link } from '@tanstack/react-router'
import { Button, Empty, Progress, Tag } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { Page } from '../parts/page.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useSay } from '../visits/codes.ts'
import { useCampaignWords } from './campaign.words.ts'
import { OpenCampaign } from './open-campaign.tsx'
import '../registry/registry.css'
import './care.css'

export function CampaignsPage() {
  const w = useCampaignWords()
  const may = useMay('care.work')
  const answer = useAsk(listCampaigns, {})
  const [opening, setOpening] = useState<'elders' | 'free' | null>(null)
  return (
    <Page
      title={w.title}
      note={w.note}
      actions={
        <>
          <MayButton may={may} type="primary" icon={<ThunderboltOutlined />} onClick={() => setOpening('elders')}>
            {w.eldersAlone}
          </MayButton>
          <Button icon={<PlusOutlined />} onClick={() => setOpening('free')}>
            {w.open}
          </Button>
        </>
      }
    >
      <Answered
        of={answer}
        isEmpty={({ campaigns }) => campaigns.length === 0}
        empty={
          <div className="card">
            <Empty description={w.none} />
          </div>
        }
      >
        {({ campaigns }) => (
          <div className="stack">
            {campaigns.map((campaign) => (
              <CampaignCard key={campaign.id} campaign={campaign} />
            ))}
          </div>
        )}
      </Answered>
      {opening && <OpenCampaign ready={opening === 'elders'} onClose={() => setOpening(null)} />}
    </Page>
  )
}

function CampaignCard({ campaign }: { campaign: CampaignRow }) {
  const w = useCampaignWords()
  const say = useSay()
  const times = useTimes()
  const isOn = isUnderWay(campaign, dayOf(new Date().toISOString() as Instant))
  return (
    <section className="card" aria-label={campaign.title}>
      <div className="household-head">
        <h2 className="wrap-anywhere">
          <Link to="/campaigns/$campaignId" params={{ campaignId: campaign.id }}>
            {campaign.title}
          </Link>
        </h2>
        <Tag color={isOn ? 'green' : 'default'}>{isOn ? w.openState : w.closed}</Tag>
      </div>
      <p className="quiet num">
        {say(campaignKindWords, campaign.kind)} · {w.untilDay(times.day(campaign.until))} ·{' '}
        {w.openedBy(campaign.openedBy.name, times.moment(campaign.openedAt))}
      </p>
      <CampaignCounts campaign={campaign} />
    </section>
  )
}

/** Counts of the list; nobody's calls are counted against them. */
export function CampaignCounts({ campaign: { progress } }: { campaign: CampaignRow }) {
  const w = useCampaignWords()
  const times = useTimes()
  const counts: [string, number][] = [
    [w.toCall, progress.toCall],
    [w.unreachable, progress.unreachable],
    [w.reached, progress.reached],
    [w.flows, progress.openRuns],
    [w.needs, progress.needs],
  ]
  return (
    <>
      <Progress
        percent={Math.round((progress.reached / progress.total) * 100)}
        aria-label={w.reached}
        format={() => `${times.number(progress.reached)} / ${times.number(progress.total)}`}
      />
      <dl className="counts">
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{times.number(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
