import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LINK_SIGNS, newSecret } from '../portal/secrets.ts'
import { notBefore } from './quiet-hours.ts'
import { MOST_ATTEMPTS, pauseAfter } from './retries.ts'
import { smsOf, Template } from './templates.ts'
import { isReceiverUrl } from './webhooks.ts'

const night = { from: '22:00', to: '07:00' }

describe('quiet hours', () => {
  // Times of the community, UTC+8, beside the moment in UTC.
  test.each([
    ['21:59', '2026-03-11T13:59:30.000Z', '2026-03-11T13:59:30.000Z'],
    ['22:00', '2026-03-11T14:00:00.000Z', '2026-03-11T23:00:00.000Z'],
    ['23:30', '2026-03-11T15:30:12.500Z', '2026-03-11T23:00:00.000Z'],
    ['03:00', '2026-03-11T19:00:00.000Z', '2026-03-11T23:00:00.000Z'],
    ['06:59', '2026-03-11T22:59:59.999Z', '2026-03-11T23:00:00.000Z'],
    ['07:00', '2026-03-11T23:00:00.000Z', '2026-03-11T23:00:00.000Z'],
  ])('at %s a message that can wait goes out at seven', (_, now, then) => {
    expect(notBefore(now, night, false)).toBe(then)
  })

  test('danger passes, and the same time twice means none', () => {
    expect(notBefore('2026-03-11T19:00:00.000Z', night, true)).toBe('2026-03-11T19:00:00.000Z')
    expect(notBefore('2026-03-11T19:00:00.000Z', { from: '08:00', to: '08:00' }, false)).toBe(
      '2026-03-11T19:00:00.000Z',
    )
  })

  test('a message never goes out in them, never earlier than asked, never a day late', () => {
    const clock = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
    fc.assert(
      fc.property(fc.record({ from: clock, to: clock }), fc.nat(3 * 86_400_000), (quiet, ms) => {
        const now = new Date(Date.UTC(2026, 2, 11) + ms).toISOString()
        const then = notBefore(now, quiet, false)
        expect(notBefore(then, quiet, false)).toBe(then)
        expect(then >= now && Date.parse(then) - Date.parse(now) < 86_400_000).toBe(true)
      }),
    )
  })
})

test('pauses grow, differ by chance, and end', () => {
  const longest = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, at) => pauseAfter(at + 1, 0.999)!)
  const shortest = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, at) => pauseAfter(at + 1, 0)!)
  expect(shortest[0]).toBe(2.5)
  for (const [at, pause] of shortest.entries()) expect(pause).toBeLessThan(longest[at]!)
  expect([...shortest].sort((a, b) => a - b)).toEqual(shortest)
  expect(shortest.reduce((sum, pause) => sum + pause) / 3600).toBeGreaterThan(18)
  expect(pauseAfter(MOST_ATTEMPTS, 0)).toBeNull()
})

test('an SMS of any template is a number, a link or a code', () => {
  for (const template of Template.options) {
    for (const language of ['zh', 'en'] as const) {
      const params = {
        caseNo: 'RS202603110010001',
        leaf: '0105',
        action: 'CLOSED',
        path: '/portal/522601006002',
      } as const
      const text = smsOf(template, params, language, { origin: 'https://x.example', secret: newSecret(LINK_SIGNS) })
      expect([template, text.length <= 140]).toEqual([template, true])
      expect(text).not.toMatch(/跑水|Burst/)
    }
  }
})

test.each([
  ['https://events.example.org/hook?x=1', true],
  ['http://127.0.0.1:9000/', true],
  ['http://localhost/', true],
  ['http://[::1]:80/', true],
  ['http://example.org/', false],
  ['http://localhost.example.org/', false],
  ['https://user@example.org/', false],
  ['https://', false],
  ['file:///etc/passwd', false],
])('%s may receive: %s', (url, may) => {
  expect(isReceiverUrl(url)).toBe(may)
})
