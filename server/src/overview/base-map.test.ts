import { expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { ConfigProblem, readConfig } from '../config.ts'
import { ask, machine, newMember } from '../testing/world.ts'
import { baseMap } from './base-map.ts'

const key = '0123456789abcdef'.repeat(2)
const approval = 'GS(2024)0000号'

test('pages may fetch tiles of one host, and only when the operator has a key and names the approval of the map', async () => {
  const secretary = await newMember({ role: 'secretary' })
  const told = async (env: NodeJS.ProcessEnv) => {
    const app = await buildApp(machine, { secure: false, logLevel: 'silent', tiles: readConfig(env).tiles })
    const policyOf = async (url: string) => (await app.inject(url)).headers['content-security-policy']
    const found = { page: await policyOf('/'), data: await policyOf('/api/session') }
    const { answer } = (await ask(secretary, baseMap, {})) as { answer: unknown }
    await app.close()
    return { ...found, answer }
  }

  const plain = await told({})
  expect(plain.answer).toEqual({ tiles: null })
  expect(plain.page).toContain("connect-src 'self';")

  const host = 'https://tiles.example'
  const tiled = await told({
    STEWARD_TIANDITU_KEY: key,
    STEWARD_TIANDITU_APPROVAL: approval,
    STEWARD_TIANDITU_HOST: host,
  })
  expect(tiled.answer).toEqual({ tiles: { host, key, approval } })
  expect(tiled.page).toContain(`connect-src 'self' ${host};`)
  expect(tiled.data).not.toContain(host)

  expect(() => readConfig({ STEWARD_TIANDITU_KEY: key })).toThrow(ConfigProblem)
  expect(() =>
    readConfig({
      STEWARD_TIANDITU_KEY: key,
      STEWARD_TIANDITU_APPROVAL: approval,
      STEWARD_TIANDITU_HOST: `${host}/a;b`,
    }),
  ).toThrow(ConfigProblem)
})
