import type { Answer } from './answers.ts'

const BASES = { production: '/open311/v2', test: '/open311/test/v2' } as const
export type EndpointType = keyof typeof BASES

/** When the services last changed; clients that keep a copy look at this. */
const CHANGESET = '2025-01-01 00:00'

/** Service Discovery: both endpoints, each in both formats. */
export function discovery(origin: string): Answer {
  const endpoint = (type: EndpointType) => ({
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: `${origin}${BASES[type]}`,
    changeset: CHANGESET,
    type,
    formats: { each: 'format', items: ['text/xml', 'application/json'] },
  })
  return {
    root: 'discovery',
    content: {
      changeset: CHANGESET,
      contact: '请联系社区系统管理员。Ask the system administrator of your community.',
      key_service:
        '密钥由社区系统管理员在“联通”页面发放。Keys are issued by the administrator of the community on the page Links.',
      endpoints: { each: 'endpoint', items: [endpoint('production'), endpoint('test')] },
    },
  }
}
