import type { ComponentType } from 'react'
import { AgreeDialog } from './agree-dialog.tsx'
import { AnswerDialog, ApplyDialog, FollowUpDialog, SignDialog } from './agreement-dialogs.tsx'
import type { DialogName, DialogProps, Opened } from './dialogs.ts'
import { AskDialog, DeclareDialog } from './mediator-dialogs.tsx'
import { ConsentDialog, NoticeDialog, PartyDialog } from './party-dialogs.tsx'
import {
  AcceptDialog,
  ArchiveDialog,
  BeginDialog,
  BreachDialog,
  FailDialog,
  NotAcceptDialog,
  WithdrawDialog,
} from './step-dialogs.tsx'
import { BookDialog, EvidenceDialog, ExtendDialog, RecordDialog, RiskDialog } from './talk-dialogs.tsx'

const dialogs: Record<DialogName, ComponentType<DialogProps>> = {
  declare: DeclareDialog,
  ask: AskDialog,
  accept: AcceptDialog,
  'not-accept': NotAcceptDialog,
  begin: BeginDialog,
  fail: FailDialog,
  withdraw: WithdrawDialog,
  archive: ArchiveDialog,
  extend: ExtendDialog,
  risk: RiskDialog,
  party: PartyDialog,
  consent: ConsentDialog,
  notice: NoticeDialog,
  book: BookDialog,
  record: RecordDialog,
  evidence: EvidenceDialog,
  agree: AgreeDialog,
  sign: SignDialog,
  'follow-up': FollowUpDialog,
  breach: BreachDialog,
  apply: ApplyDialog,
  answer: AnswerDialog,
}

export function DisputeDialog({ page, opened, onClose }: Omit<DialogProps, 'about'> & { opened: Opened }) {
  const Dialog = dialogs[opened.name]
  return <Dialog page={page} about={opened.id} onClose={onClose} />
}
