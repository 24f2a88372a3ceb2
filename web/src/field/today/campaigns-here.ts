import { isUnderWay } from '@red-steward/domain/care/campaign-rules'
import type { CallDocument, CampaignDocument } from '@red-steward/domain/care/documents'
import type { Day } from '@red-steward/domain/time'
import type { Replica } from '../offline/device.ts'

/** Campaigns under way today, with how far they are. One past its last day is over, even if nobody closed it. */
export function campaignsHere(replica: Replica, today: Day) {
  const underWay = replica.all<CampaignDocument>('campaign').filter((campaign) => isUnderWay(campaign, today))
  return underWay.map((campaign) => {
    const calls = replica.of<CallDocument>('call', 'campaignId', campaign.id)
    const count = (state: CallDocument['state']) => calls.filter((call) => call.state === state).length
    return { campaign, total: calls.length, reached: count('REACHED'), unreachable: count('UNREACHABLE') }
  })
}
