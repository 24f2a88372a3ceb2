import { newId } from '@red-steward/domain/ids'

const [endpoint, message] = [newId(), newId()]
const webhook = { name: '街道平台', url: 'https://events.example.org/hook', events: ['case.closed'] }

/** One valid input per command and query of messages, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'messages.inbox': {},
  'messages.unread': {},
  'messages.mark-read': { ids: [message] },
  'messages.own-preferences': {},
  'messages.set-preferences': { quietHours: { from: '22:00', to: '07:00' }, language: 'zh' },
  'messages.begin-push': {},
  'messages.subscribe-push': {
    id: newId(),
    app: 'desk',
    endpoint: 'https://push.example.org/abc',
    p256dh: 'B'.repeat(87),
    auth: 'a'.repeat(22),
  },
  'messages.unsubscribe-push': { id: newId() },
  'messages.channels': {},
  'messages.set-channel': {
    settings: { kind: 'EMAIL', host: 'mail.example.org', port: 465, secure: true, from: 'steward@example.org' },
  },
  'messages.test-channel': { kind: 'EMAIL', to: 'somebody@example.org' },
  'messages.webhooks': {},
  'messages.add-webhook': { id: endpoint, ...webhook },
  'messages.change-webhook': { id: endpoint, ...webhook, enabled: false },
  'messages.rotate-webhook-secret': { id: endpoint },
  'messages.remove-webhook': { id: endpoint },
  'messages.test-webhook': { id: endpoint },
  'messages.deliveries': { endpointId: endpoint },
  'messages.outbox': { state: 'DEAD' },
  'messages.send-again': { ids: [message] },
}
