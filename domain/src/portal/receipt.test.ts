import { expect, test } from 'vitest'
import { mayHandOutLink } from './receipt.ts'

test.each([
  [{ confidential: false, reportedByPortal: false }, undefined],
  [{ confidential: true, reportedByPortal: false }, 'case-not-on-paper'],
  [{ confidential: false, reportedByPortal: true }, 'portal-has-own-link'],
])('a link is handed out for %j: %s', (one, why) => {
  const decision = mayHandOutLink(one)
  expect(decision.allowed ? undefined : decision.why).toBe(why)
})
