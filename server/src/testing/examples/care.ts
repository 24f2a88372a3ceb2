import { newId } from '@red-steward/domain/ids'

const [campaign, report, account] = [newId(), newId(), newId()]
const anHourAgo = new Date(Date.now() - 3_600_000).toISOString()
const rule = { ageFrom: 60, livingAlone: true }

/** One valid input per command and query of care, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'care.rules': {},
  'care.save-rule': {
    id: newId(),
    groupCode: 'K16',
    tier: 3,
    days: null,
    basis: '街道通知',
    validFrom: '2026-01-01',
  },
  'care.end-rule': { ruleId: newId(), validTo: '2026-12-31' },
  'care.save-flow-rule': {
    id: newId(),
    step: 'NEIGHBOUR',
    afterMinutes: 180,
    dayFrom: 8,
    dayTo: 21,
    nightTiers: [1],
    basis: '街道通知',
  },
  'care.today': {},
  'care.set-capacity': { minutesADay: 180, minutesPerVisit: 20 },
  'care.runs': {},
  'care.log-step': { id: newId(), runId: newId(), step: 'SECOND_CALL', result: 'NOT_REACHED', doneAt: anHourAgo },
  'care.close-run': { runId: newId(), as: 'MISTAKE' },
  'care.open-campaign': {
    id: campaign,
    kind: 'COLD_WAVE',
    title: '寒潮独居老人电话',
    script: '今晚降温，请注意保暖。',
    rule,
    until: '2099-01-01',
  },
  'care.preview-campaign': { rule },
  'care.campaigns': {},
  'care.calls': { campaignId: campaign },
  'care.take-call': { callId: newId() },
  'care.release-call': { callId: newId() },
  'care.log-call': { callId: newId(), visitId: newId(), result: 'ANSWERED', calledAt: anHourAgo },
  'care.close-campaign': { campaignId: campaign },
  'care.report-confidential': {
    id: newId(),
    code: '0704',
    facts: '孩子身上有伤',
    where: '楼道里',
    seenAt: anHourAgo,
    calledPolice: true,
  },
  'care.add-to-report': { id: newId(), reportId: report, text: '今天又听到哭声' },
  'care.pass-on-report': { id: newId(), reportId: report, to: 'CIVIL_AFFAIRS', at: anHourAgo },
  'care.confidential-reports': {},
  'care.confidential-report': { reportId: report },
  'care.workers': {},
  'care.handover-preview': { fromAccountId: account },
  'care.handovers': {},
  'care.hand-over': {
    id: newId(),
    fromAccountId: account,
    toAccountId: newId(),
    summary: '3栋两户独居老人每周要打电话。',
  },
  'care.looked-after': { personId: newId() },
  'care.assign': { id: newId(), personId: newId(), accountId: null },
  'care.plan': { month: '2026-12' },
  'care.save-plan': { id: newId(), month: '2026-12' },
  'care.reach-rate': { month: '2026-10' },
}
