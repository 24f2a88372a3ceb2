import type { Decision } from '@red-steward/domain/decision'
import { type MediationAction, mediationActions } from '@red-steward/domain/mediation/actions'
import type { DisputePage } from '@red-steward/domain/mediation/queries'
import { today } from '../../lib/time.ts'
import { useActor } from '../parts/session-context.tsx'

/** What the reader may do with this dispute now, by the table that guards the server. */
export function useDisputeActions({ facts }: DisputePage): Record<MediationAction, Decision> {
  const actor = useActor()
  return mediationActions(facts, actor ?? { id: '', role: 'resident' }, today())
}
