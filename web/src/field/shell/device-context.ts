import type { Id } from '@red-steward/domain/ids'
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import type { Device, Pending, Replica } from '../offline/device.ts'

export const DeviceContext = createContext<Device | null>(null)

/** The phone, without listening to it: for what a button does. */
export function useDevice(): Device {
  const device = useContext(DeviceContext)
  if (!device) throw new Error('outside of the field app')
  return device
}

/** One thing of the phone's state, followed. `read` answers the same value for the same state. */
export function useDeviceState<Value>(read: (device: Device) => Value): Value {
  const device = useDevice()
  return useSyncExternalStore(
    (listener) => device.subscribe(listener),
    () => read(device),
  )
}

/** What `read` finds in the documents of this phone; read again when they change, or when what it depends on does. */
export function useDocuments<Value>(read: (replica: Replica) => Value, dependsOn: readonly unknown[]): Value {
  const { replica } = useDevice()
  const revision = useSyncExternalStore(
    (listener) => replica.subscribe(listener),
    () => replica.revision,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is written in place; what it reads is named by the caller
  return useMemo(() => read(replica), [replica, revision, ...dependsOn])
}

/** What was typed here about this record and is not known to be with the server yet, or needs a hand. */
export function usePendingAbout(id: Id): readonly Pending[] {
  const pending = useDeviceState((device) => device.pending)
  return useMemo(() => pending.filter(({ about, state }) => about.includes(id) && state !== 'uploaded'), [pending, id])
}
