// Another system at our Open311 door: real HTTP, and an XML reader of its own, so that our writer is not judged by itself.
import { newId } from '@red-steward/domain/ids'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { buildApp } from '../app.ts'
import { issueKey } from '../open311/keys.ts'
import { done } from './cases-world.ts'
import { home, inside, machine, newMember, run } from './world.ts'

export const administrator = await newMember({ role: 'system-administrator' })

export async function newKey(name = '城市平台') {
  const id = newId()
  const { apiKey } = done(await run(administrator, issueKey, { id, name })) as { apiKey: string }
  return { id, apiKey }
}

export const jurisdiction = await inside(await home(), async (tx) => {
  const row = await tx
    .selectFrom('communities')
    .select('code')
    .where('id', '=', await home())
    .executeTakeFirstOrThrow()
  return row.code
})

export async function serve(): Promise<{ app: FastifyInstance; url: string }> {
  const app = await buildApp(machine, { secure: false, logLevel: 'silent' })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(() => app.close())
  return { app, url }
}

export interface Element {
  name: string
  children: Element[]
  text: string
}

/** Reads well-formed XML without attributes; throws on anything else. */
export function xml(text: string): Element {
  const declared = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/i.exec(text)
  if (!declared) throw new Error('no XML declaration')
  const root: Element = { name: '', children: [], text: '' }
  const open = [root]
  const sign = /<(\/?)([a-z_]+)(\/?)>|([^<]+)/gy
  sign.lastIndex = declared[0].length
  for (let at = sign.exec(text); at; at = sign.exec(text)) {
    const [, end, name, empty, words] = at
    const top = open.at(-1)!
    if (words !== undefined) top.text += words
    else if (end) {
      if (open.pop()!.name !== name) throw new Error(`</${name}> ends nothing`)
    } else {
      const element = { name: name!, children: [], text: '' }
      top.children.push(element)
      if (!empty) open.push(element)
    }
    if (sign.lastIndex === text.length) break
  }
  if (open.length !== 1 || root.children.length !== 1 || sign.lastIndex !== text.length)
    throw new Error('not well-formed')
  return root.children[0]!
}

const signs: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
export const textOf = (element: Element | undefined) =>
  (element?.text ?? '').replace(/&(\w+);/g, (_, name: string) => signs[name]!).trim()
export const child = (element: Element, name: string) => element.children.find((one) => one.name === name)
export const names = (element: Element) => element.children.map(({ name }) => name)

/** Speaks GeoReport v2 to a served program: what it said, with its status and type. */
export function speak(url: string, apiKey: string) {
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/open311${path}`, { headers })
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
  }
  const post = async (path: string, fields: Record<string, string> | [string, string][], type?: string) => {
    const body = new URLSearchParams({ jurisdiction_id: jurisdiction, api_key: apiKey })
    for (const [name, value] of Array.isArray(fields) ? fields : Object.entries(fields)) body.set(name, value)
    const response = await fetch(`${url}/open311${path}`, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': type ?? 'application/x-www-form-urlencoded; charset=utf-8' },
    })
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
  }
  const j = `jurisdiction_id=${jurisdiction}`
  let told = 0
  const light = (more: Record<string, string> = {}) => ({
    service_code: '0502',
    address_string: '东门口',
    description: `路灯不亮 ${++told}`,
    ...more,
  })
  const submit = async (fields = light()) =>
    JSON.parse((await post('/v2/requests.json', fields)).text)[0].service_request_id as string
  return { get, post, j, light, submit }
}
