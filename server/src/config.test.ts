import { expect, test } from 'vitest'
import { ConfigProblem, readConfig } from './config.ts'

test('a demo community is loaded only into the database that comes with the program, and only if nobody says no', () => {
  const demo = (env: NodeJS.ProcessEnv) => readConfig(env).demo
  expect(demo({})).toBe(true)
  expect(demo({ STEWARD_DEMO: '0' })).toBe(false)
  expect(demo({ DATABASE_URL: 'postgres://owner@db/steward' })).toBe(false)
  expect(demo({ DATABASE_URL: 'postgres://owner@db/steward', STEWARD_DEMO: '1' })).toBe(false)
})

test('only a demo calls addresses of private networks without being told to', () => {
  const allowed = (env: NodeJS.ProcessEnv) => readConfig(env).privateTargets
  expect([allowed({}), allowed({ STEWARD_DEMO: '0' })]).toEqual([true, false])
  expect(allowed({ STEWARD_DEMO: '0', STEWARD_PRIVATE_TARGETS: '1' })).toBe(true)
  expect(allowed({ STEWARD_PRIVATE_TARGETS: '0' })).toBe(false)
})

test.each([{ PORT: '80a' }, { PORT: '70000' }, { METRICS_PORT: '0' }, { STEWARD_SUITE: 'rot13' }])(
  '%o is refused by the name of the setting',
  (env) => {
    expect(() => readConfig(env)).toThrow(ConfigProblem)
    expect(() => readConfig(env)).toThrow(Object.keys(env)[0])
  },
)
