import { newId } from '@red-steward/domain/ids'

/** One valid input per command and query of sync, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'sync.enrol-device': {
    deviceId: newId(),
    label: '值班手机',
    appVersion: '1',
    protocol: 1,
    publicKey: Buffer.alloc(65, 4).toString('base64'),
  },
  'sync.renew-device': { deviceId: newId() },
  'sync.wipe-device': { deviceId: newId() },
  'sync.set-lease': { days: 7 },
  'sync.record-look': { personId: newId(), field: 'phone', at: '2026-01-02T03:04:05.000Z' },
  'sync.resolve-conflict': { conflictId: newId(), take: 'THEIRS' },
  'sync.devices': {},
  'sync.conflicts': {},
}
