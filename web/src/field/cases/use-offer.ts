import type { CaseAction, CaseActor } from '@red-steward/domain/cases/actions'
import type { CaseDocument } from '@red-steward/domain/cases/documents'
import { offerOf, phoneActor } from '@red-steward/domain/cases/phone-offers'
import type { Decision } from '@red-steward/domain/decision'
import type { Role } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { useMemo } from 'react'
import { useDevice, useDeviceState } from '../shell/device-context.ts'
import { useNow } from '../shell/now.ts'

/** The worker of this phone, as the table of actions knows people. */
export function useCaseActor(): CaseActor {
  const id = useDeviceState((device) => device.worker?.accountId ?? ('' as Id))
  const role = useDeviceState((device) => (device.worker?.role ?? '') as Role)
  const covers = useDeviceState((device) => device.covers)
  const device = useDevice()
  const minute = useNow()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cover ends by the clock
  return useMemo(() => phoneActor({ id, role }, covers, device.now()), [id, role, covers, minute])
}

/** What the worker of this phone may do with a case as it stands on it. */
export function useOffer(one: CaseDocument): (action: CaseAction) => Decision {
  const device = useDevice()
  const actor = useCaseActor()
  return (action) => offerOf(one, action, actor, device.now())
}
