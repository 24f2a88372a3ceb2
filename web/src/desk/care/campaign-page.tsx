import { mayCloseCampaign } from '@red-steward/domain/care/campaign-rules'
import { type CallState, closeCampaign, listCalls } from '@red-steward/domain/care/campaigns'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { App, Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { ask } from '../../lib/api.ts'
import { useTimes } from '../../lib/time.ts'
import { Failure } from '../parts/answered.tsx'
import { useSend } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useActor } from '../parts/session-context.tsx'
import { CallItem } from './call-item.tsx'
import { useCampaignWords } from './campaign.words.ts'
import { CampaignCounts } from './campaigns-page.tsx'
import '../registry/registry.css'
import './care.css'

const route = getRouteApi('/campaigns/$campaignId')

/** The call list the team shares: not reached on top, one tap per outcome. */
export function CampaignPage() {
  const { campaignId } = route.useParams()
  const w = useCampaignWords()
  const times = useTimes()
  const actor = useActor()
  const { modal } = App.useApp()
  const [state, setState] = useState<CallState | 'ALL'>('ALL')
  const closing = useSend(closeCampaign)
  const pages = useInfiniteQuery({
    queryKey: [listCalls.name, campaignId, state],
    queryFn: ({ pageParam, signal }) =>
      ask(
        listCalls,
        { campaignId, limit: 100, ...(state === 'ALL' ? {} : { state }), ...(pageParam ? { after: pageParam } : {}) },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const campaign = pages.data?.pages[0]?.campaign
  const may = campaign && actor && mayCloseCampaign(actor, { openedBy: campaign.openedBy.id }).allowed
  async function close() {
    if (await modal.confirm({ title: w.close, content: w.closeSure, okText: w.close })) closing.mutate({ campaignId })
  }
  const states: [CallState | 'ALL', string][] = [
    ['ALL', w.allStates],
    ['UNREACHABLE', w.unreachable],
    ['TO_CALL', w.toCall],
    ['REACHED', w.reached],
  ]
  return (
    <Page
      title={campaign?.title ?? w.title}
      back
      actions={may && !campaign.closedAt && <Button onClick={() => void close()}>{w.close}</Button>}
    >
      {!campaign && !pages.error && <Skeleton active paragraph={{ rows: 8 }} />}
      {!campaign && pages.error && <Failure failure={pages.error} onRetry={() => void pages.refetch()} />}
      {campaign && (
        <div className="stack">
          <section className="card">
            <CampaignCounts campaign={campaign} />
            {campaign.script && <blockquote className="script wrap-anywhere">{campaign.script}</blockquote>}
            <p className="quiet num">
              {w.untilDay(times.day(campaign.until))} ·{' '}
              {w.openedBy(campaign.openedBy.name, times.moment(campaign.openedAt))}
            </p>
          </section>
          <section className="card">
            <Segmented
              value={state}
              onChange={setState}
              options={states.map(([value, label]) => ({ value, label }))}
              style={{ marginBottom: 8 }}
            />
            <ul className="plain-list visit-list">
              {pages.data?.pages.flatMap(({ rows }) =>
                rows.map((call) => <CallItem key={call.id} call={call} isClosed={campaign.closedAt !== null} />),
              )}
            </ul>
            {pages.hasNextPage && (
              <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {w.more}
              </Button>
            )}
          </section>
        </div>
      )}
    </Page>
  )
}
