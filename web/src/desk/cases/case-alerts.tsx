import type { CasePage } from '@red-steward/domain/cases/queries'
import { exclusionReasonWords, suspendReasonWords } from '@red-steward/domain/cases/reasons'
import { Alert } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { useDialogWords } from './actions/actions.words.ts'
import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'

/** What somebody must decide about this case, and what it is kept from. */
export function CaseAlerts({ told }: { told: CasePage }) {
  const w = useCasesWords()
  const d = useDialogWords()
  const said = useSaid()
  const times = useTimes()
  const { suspension, exclusion } = told.requests
  const { confidential, excludedAt, exclusionReason } = told.case
  return (
    <>
      {confidential && <Alert type="warning" showIcon title={w.confidentialPage} />}
      {suspension && (
        <Alert
          type="info"
          showIcon
          title={d.asked(
            said.say(suspendReasonWords, suspension.reason),
            times.day(suspension.reviewOn),
            suspension.askedBy,
            suspension.text,
          )}
        />
      )}
      {exclusion && (
        <Alert
          type="info"
          showIcon
          title={d.askedExclusion(said.say(exclusionReasonWords, exclusion.reason), exclusion.askedBy, exclusion.text)}
        />
      )}
      {excludedAt && exclusionReason && (
        <Alert type="info" title={`${w.excluded} · ${said.say(exclusionReasonWords, exclusionReason)}`} />
      )}
    </>
  )
}
