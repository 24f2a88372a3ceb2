// Against the text of GeoReport v2 (wiki.open311.org/GeoReport_v2) and Service Discovery, sentence by sentence, over real HTTP.
import { confidentialLeaves, leafCodes } from '@red-steward/domain/cases/catalogue'
import { describe, expect, test } from 'vitest'
import { done, door } from '../testing/cases-world.ts'
import {
  administrator,
  child,
  jurisdiction,
  names,
  newKey,
  serve,
  speak,
  textOf,
  xml,
} from '../testing/open311-world.ts'
import { auditOf, home, inside, run } from '../testing/world.ts'
import { revokeKey } from './keys.ts'

const { url } = await serve()
const { apiKey } = await newKey()
const { get, post, j, light, submit } = speak(url, apiKey)

describe('Service Discovery', () => {
  test('is there in both formats, with every required field, and tells of both endpoints', async () => {
    const [asXml, asJson] = [await get('/discovery.xml'), await get('/discovery.json')]

    const root = xml(asXml.text)
    expect([root.name, names(root)]).toEqual(['discovery', ['changeset', 'contact', 'key_service', 'endpoints']])
    const endpoints = child(root, 'endpoints')!.children
    expect(endpoints.map((one) => [one.name, textOf(child(one, 'type'))])).toEqual([
      ['endpoint', 'production'],
      ['endpoint', 'test'],
    ])
    for (const endpoint of endpoints) {
      expect(names(endpoint)).toEqual(['specification', 'url', 'changeset', 'type', 'formats'])
      expect(textOf(child(endpoint, 'specification'))).toBe('http://wiki.open311.org/GeoReport_v2')
      expect(child(endpoint, 'formats')!.children.map(textOf)).toEqual(['text/xml', 'application/json'])
      expect(Date.parse(`${textOf(child(endpoint, 'changeset'))}Z`)).toBeLessThan(Date.now())
      const services = await fetch(`${textOf(child(endpoint, 'url'))}/services.xml?${j}`)
      expect(services.status).toBe(200)
    }
    const document = JSON.parse(asJson.text)
    expect(Object.keys(document)).toEqual(names(root))
    expect(document.endpoints[1]).toMatchObject({ type: 'test', formats: ['text/xml', 'application/json'] })
  })
})

describe('formats', () => {
  test.each(['/discovery', '/v2/services', '/v2/requests', '/v2/servicerequestupdates', '/test/v2/services'])(
    '%s has the content types of the specification and the XML declaration with its encoding',
    async (path) => {
      const [asXml, asJson] = [await get(`${path}.xml?${j}`), await get(`${path}.json?${j}`)]
      expect([asXml.type, asJson.type]).toEqual(['text/xml; charset=utf-8', 'application/json; charset=utf-8'])
      expect(asXml.text.startsWith('<?xml version="1.0" encoding="utf-8"?>')).toBe(true)
      expect(() => [xml(asXml.text), JSON.parse(asJson.text)]).not.toThrow()
    },
  )

  test('what somebody wrote with signs of XML in it comes through whole', async () => {
    const { text } = await post('/v2/requests.xml', light({ account_id: `<a & 'b"> 张` }))
    const request = xml(text).children[0]!
    expect(textOf(child(request, 'account_id'))).toBe(`<a & 'b"> 张`)
  })
})

describe('GET Service List', () => {
  test('has every leaf but the confidential ones, each with its seven fields, the same in both formats', async () => {
    const root = xml((await get(`/v2/services.xml?${j}`)).text)
    const list = JSON.parse((await get(`/v2/services.json?${j}`)).text)

    expect(root.name).toBe('services')
    expect(new Set(root.children.map(({ name }) => name))).toEqual(new Set(['service']))
    for (const service of root.children) {
      expect(names(service)).toEqual([
        'service_code',
        'service_name',
        'description',
        'metadata',
        'type',
        'keywords',
        'group',
      ])
    }
    const codes = list.map((one: { service_code: string }) => one.service_code)
    expect(codes).toEqual(leafCodes.filter((leaf) => !confidentialLeaves.includes(leaf)))
    expect(codes).toEqual(root.children.map((one) => textOf(child(one, 'service_code'))))
    expect(list.every((one: { metadata: unknown }) => typeof one.metadata === 'boolean')).toBe(true)
    expect(new Set(list.map((one: { type: string }) => one.type))).toEqual(new Set(['realtime', 'batch']))
  })

  test('speaks the language asked for', async () => {
    const english = JSON.parse((await get(`/v2/services.json?${j}`, { 'accept-language': 'en-GB,en' })).text)
    expect(english.find((one: { service_code: string }) => one.service_code === '0502').service_name).toBe(
      'Street lamps',
    )
  })
})

describe('GET Service Definition', () => {
  test('of a service with metadata describes its attributes in order', async () => {
    const root = xml((await get(`/v2/services/0104.xml?${j}`)).text)
    expect([root.name, names(root)]).toEqual(['service_definition', ['service_code', 'attributes']])
    const attributes = child(root, 'attributes')!.children
    expect(attributes.map((one) => [one.name, textOf(child(one, 'order'))])).toEqual([
      ['attribute', '1'],
      ['attribute', '2'],
    ])
    expect(names(attributes[1]!)).toEqual([
      'variable',
      'code',
      'datatype',
      'required',
      'datatype_description',
      'order',
      'description',
      'values',
    ])
    const values = child(attributes[1]!, 'values')!.children
    expect(values.map((one) => [one.name, names(one)])).toEqual(values.map(() => ['value', ['key', 'name']]))

    const document = JSON.parse((await get(`/v2/services/0104.json?${j}`)).text)
    expect(document.attributes[1]).toMatchObject({
      variable: true,
      required: true,
      order: 2,
      datatype_description: null,
    })
    expect(document.attributes[1].values[0]).toEqual({ key: 'yes', name: '是' })
  })

  test.each(['9999', '0704', '0802', 'x'])('of %s, which is unknown or confidential, is 404', async (code) => {
    const { status, text } = await get(`/v2/services/${code}.json?${j}`)
    expect([status, JSON.parse(text)]).toEqual([404, [{ code: 404, description: 'service_code was not found' }]])
  })
})

describe('POST Service Request', () => {
  test('answers with the number of a real case, reported by another system, with its clocks', async () => {
    const { status, text } = await post(
      '/v2/requests.xml',
      light({ phone: '13812345678', first_name: '大力', last_name: '王' }),
    )

    expect(status).toBe(200)
    const root = xml(text)
    expect([root.name, root.children[0]!.name]).toEqual(['service_requests', 'request'])
    expect(names(root.children[0]!)).toEqual(['service_request_id', 'service_notice', 'account_id'])
    const id = textOf(child(root.children[0]!, 'service_request_id'))
    const row = await inside(await home(), (tx) =>
      tx.selectFrom('cases').selectAll().where('case_no', '=', id).executeTakeFirstOrThrow(),
    )
    expect(row).toMatchObject({
      leaf: '0502',
      source: 'OTHER_SYSTEM',
      state: 'REPORTED',
      class: 'P3',
      anonymous: false,
    })
    const origin = await inside(await home(), (tx) =>
      tx.selectFrom('open311_requests').selectAll().where('case_id', '=', row.id).executeTakeFirstOrThrow(),
    )
    expect(origin.contact_sealed!.toString('latin1')).not.toMatch(/138|王/)
  })

  test('takes four thousand characters of description', async () => {
    const id = await submit(light({ description: '灯'.repeat(4000) }))
    const { description } = await inside(await home(), (tx) =>
      tx.selectFrom('cases').select('description').where('case_no', '=', id).executeTakeFirstOrThrow(),
    )
    expect(description).toHaveLength(4000)
  })

  test('takes attributes, several of one code too, and keeps them in words', async () => {
    const fields: [string, string][] = [
      ['service_code', '0203'],
      ['address_string', '三期'],
    ]
    const body = new URLSearchParams([['jurisdiction_id', jurisdiction], ['api_key', apiKey], ...fields])
    body.append('attribute[kind][]', 'none')
    body.append('attribute[kind][]', 'quality')
    const response = await fetch(`${url}/open311/v2/requests.json`, { method: 'POST', body })
    const [{ service_request_id: id }] = (await response.json()) as [{ service_request_id: string }]
    const { description } = await inside(await home(), (tx) =>
      tx.selectFrom('cases').select('description').where('case_no', '=', id).executeTakeFirstOrThrow(),
    )
    expect(description).toBe('什么情况：没有水、水质差')
  })

  test('finds the building by its address_id, or by a point beside it', async () => {
    const buildingId = door.building.buildingId
    const ring = [
      [107.9, 26.5],
      [107.9005, 26.5],
      [107.9005, 26.5005],
      [107.9, 26.5005],
      [107.9, 26.5],
    ]
    await inside(await home(), (tx) =>
      tx
        .updateTable('buildings')
        .set({ polygon: JSON.stringify({ type: 'Polygon', coordinates: [ring] }) })
        .where('id', '=', buildingId)
        .execute(),
    )
    const at = (point: Record<string, string>) => {
      const { address_string: _, ...rest } = light()
      return submit({ ...rest, ...point } as never)
    }
    const ids = [
      await at({ address_id: buildingId }),
      await at({ lat: '26.50025', long: '107.90025' }),
      await at({ lat: '26.50065', long: '107.9002' }),
      await at({ lat: '26.502', long: '107.9002' }),
    ]
    const rows = await inside(await home(), (tx) =>
      tx.selectFrom('cases').select(['case_no', 'building_id', 'place']).where('case_no', 'in', ids).execute(),
    )
    const found = ids.map((id) => rows.find((row) => row.case_no === id))
    expect(found.map((row) => row?.building_id)).toEqual([buildingId, buildingId, buildingId, null])
    expect(found[3]!.place).toBe('26.502, 107.9002')
  })

  test('of a batch service answers with a token, which gives the number', async () => {
    const fields = { service_code: '0903', address_string: '社区', description: '建议加装长椅' }
    const request = xml((await post('/v2/requests.xml', fields)).text).children[0]!
    expect(names(request)).toEqual(['token', 'service_notice', 'account_id'])
    const token = textOf(child(request, 'token'))

    const answer = xml((await get(`/v2/tokens/${token}.xml?${j}`)).text)
    expect([answer.name, names(answer.children[0]!)]).toEqual(['service_requests', ['service_request_id', 'token']])
    expect(textOf(child(answer.children[0]!, 'token'))).toBe(token)
    const id = textOf(child(answer.children[0]!, 'service_request_id'))
    expect((await get(`/v2/requests/${id}.xml?${j}`)).status).toBe(200)
    expect((await get(`/v2/tokens/0000.xml?${j}`)).status).toBe(404)
  })

  test('sent twice within minutes is one request', async () => {
    const fields = light()
    expect(await submit(fields)).toBe(await submit(fields))
  })

  test.each([
    ['without key', { api_key: '' }, 403, /api_key was not provided/],
    ['with a wrong key', { api_key: 'rs_wrong' }, 403, /Invalid api_key/],
    ['without service_code', { service_code: '' }, 400, /service_code was not provided/],
    ['of an unknown service', { service_code: '4711' }, 404, /service_code was not found/],
    ['of a confidential service', { service_code: '0704' }, 404, /service_code was not found/],
    ['without a location', { address_string: '' }, 400, /location/],
    ['with half a point', { lat: '26.5' }, 400, /both/],
    ['with a point off the earth', { lat: '126.5', long: '107' }, 400, /WGS84/],
    ['with a point that is no number', { lat: 'x', long: 'y' }, 400, /WGS84/],
    ['at an unknown address_id', { address_id: 'nowhere' }, 400, /address_id/],
    ['without a required attribute', { service_code: '0104' }, 400, /attribute\[inside\] was not provided/],
    [
      'with a value not on the list',
      { service_code: '0104', 'attribute[inside]': 'maybe' },
      400,
      /not a valid singlevaluelist/,
    ],
    ['with a bad mail address', { email: 'x' }, 400, /email/],
    ['with a description too long', { description: 'x'.repeat(4001) }, 400, /4000/],
    ['with a door code in it', { description: '门禁密码 2580#' }, 400, /./],
    ['of an unknown jurisdiction', { jurisdiction_id: '1' }, 404, /jurisdiction_id was not found/],
  ])(
    '%s is refused with the status of the specification and an error body in both formats',
    async (_, more, status, says) => {
      const fields = { ...light(), ...more }
      const [asXml, asJson] = [await post('/v2/requests.xml', fields), await post('/v2/requests.json', fields)]

      expect([asXml.status, asJson.status]).toEqual([status, status])
      expect([asXml.type, asJson.type]).toEqual(['text/xml; charset=utf-8', 'application/json; charset=utf-8'])
      const root = xml(asXml.text)
      expect([root.name, root.children[0]!.name, names(root.children[0]!)]).toEqual([
        'errors',
        'error',
        ['code', 'description'],
      ])
      expect(textOf(child(root.children[0]!, 'description'))).toMatch(says)
      expect(JSON.parse(asJson.text)[0]).toEqual({ code: status, description: expect.stringMatching(says) })
    },
  )

  test('tells of everything that is wrong at once', async () => {
    const { text } = await post('/v2/requests.json', { service_code: '0104', email: 'x' })
    expect(JSON.parse(text)).toHaveLength(3)
  })

  test('is refused when it is no form, and with a key that was revoked', async () => {
    expect(await post('/v2/requests.json', light(), 'application/json')).toMatchObject({ status: 400 })
    const other = await newKey()
    done(await run(administrator, revokeKey, { id: other.id }))
    expect((await post('/v2/requests.json', light({ api_key: other.apiKey }))).status).toBe(403)
    const audit = await auditOf(administrator)
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['open311.issue-key', 'open311.revoke-key']),
    )
  })
})
