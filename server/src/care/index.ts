import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { followVisits } from '../visits/index.ts'
import { assignPerson, lookedAfter } from './assign.ts'
import { logCall, releaseCall, takeCall } from './calls.ts'
import { closeCampaign, openCampaign, previewCampaign } from './campaigns.ts'
import { setCapacity } from './capacity.ts'
import { addToReport, listConfidential, passOnReport, readConfidential, reportConfidential } from './confidential.ts'
import { followVisit } from './follow-visit.ts'
import { handOver, handoverPreview, listHandovers, workers } from './handover.ts'
import { listCalls, listCampaigns } from './list-campaigns.ts'
import { carePlan, savePlan } from './plan.ts'
import { careReachRate } from './reach-rate.ts'
import { endRule, listRules, saveFlowRule, saveRule } from './rules.ts'
import { listRuns } from './runs.ts'
import { closeRun, logStep } from './step-run.ts'
import { careToday } from './today.ts'
import { visitsToCome } from './visits-to-come.ts'

// Care: who is due to be looked in on, what happens when nobody answers, campaigns, confidential reports, handover, plans.
// Tables: care_rules, care_flow_rules, care_assignments, care_capacities, no_answer_runs, no_answer_steps, care_campaigns,
// campaign_calls, campaign_outcomes, confidential_reports, confidential_entries, handovers, care_plans. Duties are derived
// (docs/decisions/0030). Rights: care.read, care.work for the field within reach; assign, plan for leads; edit-rules,
// handle-confidential for the secretary; hand-over for secretary and administrator; report-confidential for anybody at work.
followVisits(followVisit)

export const commands: AnyCommand[] = [
  saveRule,
  endRule,
  saveFlowRule,
  setCapacity,
  logStep,
  closeRun,
  openCampaign,
  takeCall,
  releaseCall,
  logCall,
  closeCampaign,
  reportConfidential,
  addToReport,
  passOnReport,
  handOver,
  assignPerson,
  savePlan,
]
export const queries: AnyQuery[] = [
  lookedAfter,
  careToday,
  visitsToCome,
  listRules,
  listRuns,
  listCampaigns,
  listCalls,
  previewCampaign,
  listConfidential,
  readConfidential,
  workers,
  handoverPreview,
  listHandovers,
  carePlan,
  careReachRate,
]

export { coveredBy, coversOf } from './covers.ts'
export { documents } from './documents.ts'
export { followHandovers, type HandedOn } from './handover-followers.ts'
