import type { CapacityDocument } from '@red-steward/domain/care/documents'
import { type Capacity, usualCapacity } from '@red-steward/domain/care/today'
import type { Id } from '@red-steward/domain/ids'
import type { Replica } from '../offline/device.ts'

/** What this worker said their day holds, or the usual. */
export function capacityOf(replica: Replica, accountId: Id): Capacity {
  return replica.get<CapacityDocument>('capacity', accountId) ?? usualCapacity
}
