export const linksTabs = ['outbox', 'channels', 'webhooks', 'keys', 'systems'] as const
export type LinksTab = (typeof linksTabs)[number]
