import type { CaseAction } from '@red-steward/domain/cases/actions'
import type { ComponentType } from 'react'
import * as desk from './desk-dialogs.tsx'
import type { DialogProps } from './dialog.ts'
import * as handling from './handling-dialogs.tsx'
import * as street from './street-dialogs.tsx'
import * as time from './time-dialogs.tsx'
import * as together from './together-dialogs.tsx'

/** The form of each action. Those without one are done at once (`take`), or have their own place on the page. */
const dialogs: Partial<Record<CaseAction, ComponentType<DialogProps>>> = {
  accept: desk.Accept,
  reject: desk.Reject,
  redirect: desk.Redirect,
  cancel: desk.Cancel,
  verify: desk.Verify,
  close: desk.Close,
  rework: desk.Rework,
  'resolve-on-the-spot': desk.ResolveOnTheSpot,
  dispatch: handling.Dispatch,
  designate: handling.Designate,
  return: handling.Return,
  transfer: handling.Transfer,
  'mark-handled': handling.MarkHandled,
  'add-note': handling.AddNote,
  extend: time.Extend,
  'request-suspension': time.RequestSuspension,
  suspend: time.Suspend,
  'refuse-suspension': time.RefuseSuspension,
  resume: time.Resume,
  'request-exclusion': time.RequestExclusion,
  'approve-exclusion': time.ApproveExclusion,
  'refuse-exclusion': time.RefuseExclusion,
  escalate: street.Escalate,
  'hand-back': street.HandBack,
  whistle: street.Whistle,
  arrive: street.Arrive,
  'conclude-whistle': street.ConcludeWhistle,
  'evaluate-whistle': street.EvaluateWhistle,
  link: together.LinkCase,
  merge: together.Merge,
  unmerge: together.Unmerge,
  reopen: together.Reopen,
}

export function ActionDialog({ action, ...props }: DialogProps & { action: CaseAction }) {
  const Dialog = dialogs[action]
  return Dialog ? <Dialog {...props} /> : null
}
