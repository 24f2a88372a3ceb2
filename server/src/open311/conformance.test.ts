// Against the text of GeoReport v2 (wiki.open311.org/GeoReport_v2) and Service Discovery, sentence by sentence, over real HTTP.
import { confidentialLeaves, leafCodes } from '@red-steward/domain/cases/catalogue'
import { newId } from '@red-steward/domain/ids'
import { describe, expect, test } from 'vitest'
import { reportCase } from '../cases/report-case.ts'
import { resolveOnTheSpot } from '../cases/resolve-on-the-spot.ts'
import { done, door, leak, someone } from '../testing/cases-world.ts'
import { administrator, child, jurisdiction, names, newKey, serve, textOf, xml } from '../testing/open311-world.ts'
import { auditOf, home, inside, itIsNow, newCommunity, newMember, run } from '../testing/world.ts'
import { revokeKey } from './keys.ts'

const { url } = await serve()
const { apiKey } = await newKey()
const steward = await someone('steward')
const secretary = await newMember({ role: 'secretary' })

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

const FIELDS = [
  'service_request_id',
  'status',
  'status_notes',
  'service_name',
  'service_code',
  'description',
  'agency_responsible',
  'service_notice',
  'requested_datetime',
  'updated_datetime',
  'expected_datetime',
  'address',
  'address_id',
  'zipcode',
  'lat',
  'long',
  'media_url',
]

describe('GET Service Requests', () => {
  const list = async (query: string) => JSON.parse((await get(`/v2/requests.json?${j}&${query}`)).text)
  const idsOf = (rows: { service_request_id: string }[]) => rows.map((row) => row.service_request_id)

  test('has the seventeen fields in both formats, dates with their time zone', async () => {
    const id = await submit()
    const root = xml((await get(`/v2/requests/${id}.xml?${j}`)).text)
    expect([root.name, root.children.length, names(root.children[0]!)]).toEqual(['service_requests', 1, FIELDS])
    const [one] = JSON.parse((await get(`/v2/requests/${id}.json?${j}`)).text)
    expect(Object.keys(one)).toEqual(FIELDS)
    expect(one.requested_datetime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
    expect(one).toMatchObject({ service_request_id: id, status: 'open', service_code: '0502', zipcode: null })
  })

  test('shows nothing of what people wrote, who they are or which door it was', async () => {
    const id = await submit(
      light({ description: '王大力家门口 13812345678', address_string: '8幢401 王大力', phone: '13812345678' }),
    )
    const { text } = await get(`/v2/requests/${id}.xml?${j}&extensions=true`)
    expect(text).not.toMatch(/王|138|401|门口/)
  })

  test('holds cases of the open whoever reported them, never those of a home or confidential ones', async () => {
    const publicCase = { id: newId(), leaf: '0401', buildingId: door.building.buildingId }
    const [home_, secret, quarrel] = [
      leak(),
      { id: newId(), leaf: '0704' },
      { id: newId(), leaf: '0801', place: '三楼' },
    ]
    const numbers: string[] = []
    for (const report of [publicCase, home_, secret, quarrel])
      numbers.push(done(await run(steward, reportCase, report)).caseNo)

    const found = idsOf(await list(''))
    expect(numbers.map((number) => found.includes(number))).toEqual([true, false, false, false])
    for (const number of numbers.slice(1)) expect((await get(`/v2/requests/${number}.json?${j}`)).status).toBe(404)
  })

  test('of a matter that is nobody else’s business, reported through this door, has no address', async () => {
    const id = await submit({ service_code: '0801', address_string: '8幢4楼', description: '吵架' } as never)
    const [one] = await list(`service_request_id=${id}`)
    expect(one).toMatchObject({ address: null, lat: null, long: null, service_code: '0801' })
  })

  test('is filtered by ids, codes, status and dates, each comma delimited or declared again', async () => {
    const [a, b] = [await submit(), await submit(light({ service_code: '0501' }))]
    const row = await inside(await home(), (tx) =>
      tx.selectFrom('cases').select('id').where('case_no', '=', a).executeTakeFirstOrThrow(),
    )
    done(await run(secretary, resolveOnTheSpot, { caseId: row.id, residentSays: 'NOBODY' }))

    expect(idsOf(await list(`service_request_id=${a},${b}&status=open&start_date=nonsense`)).sort()).toEqual(
      [a, b].sort(),
    )
    expect(idsOf(await list('service_code=0501,0507'))).toContain(b)
    expect(idsOf(await list('service_code=0501&service_code=0502'))).toEqual(expect.arrayContaining([a, b]))
    expect(idsOf(await list('status=closed'))).toContain(a)
    expect(idsOf(await list('status=open'))).not.toContain(a)
    expect(idsOf(await list('status=open,closed'))).toEqual(expect.arrayContaining([a, b]))
    const [closed] = await list(`service_request_id=${a}`)
    expect(closed).toMatchObject({ status: 'closed', status_notes: '这件事已经办结。' })
    expect(await list('start_date=2020-01-01T00:00:00Z&end_date=2020-02-01T00:00:00Z')).toEqual([])
  })

  test('covers the most recent ninety days, and no more than ninety', async () => {
    itIsNow(new Date(Date.now() - 100 * 86_400_000).toISOString())
    const old = await submit()
    itIsNow()
    expect(idsOf(await list(''))).not.toContain(old)
    const start = new Date(Date.now() - 101 * 86_400_000).toISOString()
    expect(idsOf(await list(`start_date=${start}`))).toContain(old)
    const { status, text } = await get(
      `/v2/requests.json?${j}&start_date=${start}&end_date=${new Date().toISOString()}`,
    )
    expect([status, JSON.parse(text)[0].description]).toEqual([
      400,
      'start_date and end_date may not span more than 90 days',
    ])
  })

  test('comes in pages', async () => {
    const [first, second] = [await list('page_size=2&page=1'), await list('page_size=2&page=2')]
    expect([first.length, second.length]).toEqual([2, 2])
    expect(idsOf(first)).not.toEqual(idsOf(second))
  })

  test.each(['start_date=yesterday', 'start_date=2026-01-01', 'status=pending', 'page=0', 'page_size=x'])(
    '%s is a bad request',
    async (query) => {
      const { status, text } = await get(`/v2/requests.xml?${j}&${query}`)
      expect([status, xml(text).name]).toEqual([400, 'errors'])
    },
  )
})

describe('the test endpoint', () => {
  test('checks and answers like the other, and makes no case', async () => {
    const before = await inside(await home(), (tx) => tx.selectFrom('cases').select('id').execute())
    const [{ service_request_id: id }] = JSON.parse((await post('/test/v2/requests.json', light())).text)
    expect(id).toMatch(/^TEST-/)
    const [one] = JSON.parse((await get(`/test/v2/requests/${id}.json?${j}`)).text)
    expect(Object.keys(one)).toEqual(FIELDS)
    expect((await get(`/v2/requests/${id}.json?${j}`)).status).toBe(404)
    expect((await post('/test/v2/requests.json', light({ address_string: '' }))).status).toBe(400)
    const after = await inside(await home(), (tx) => tx.selectFrom('cases').select('id').execute())
    expect(after).toHaveLength(before.length)
  })
})

describe('service request updates', () => {
  const updates = async (query = '') => JSON.parse((await get(`/v2/servicerequestupdates.json?${j}&${query}`)).text)

  test('tell what happened since a moment, in fixed words', async () => {
    const id = await submit()
    const row = await inside(await home(), (tx) =>
      tx.selectFrom('cases').select('id').where('case_no', '=', id).executeTakeFirstOrThrow(),
    )
    const since = new Date(Date.now() - 1000).toISOString()
    done(await run(secretary, resolveOnTheSpot, { caseId: row.id, residentSays: 'NOBODY', resultText: '王大力换了灯' }))

    const mine = (await updates(`start_date=${since}`)).filter(
      (one: { service_request_id: string }) => one.service_request_id === id,
    )
    expect(mine).toEqual([
      {
        update_id: expect.any(String),
        service_request_id: id,
        status: 'CLOSED',
        updated_datetime: expect.stringMatching(/\+08:00$/),
        description: '这件事已经办结。',
        media_url: null,
      },
    ])
    const root = xml((await get(`/v2/servicerequestupdates.xml?${j}`)).text)
    expect([root.name, root.children[0]!.name]).toEqual(['service_request_updates', 'request_update'])
  })

  test('of another system come to its own request, each once, and to nobody else’s', async () => {
    const id = await submit()
    const fields = {
      service_request_id: id,
      update_id: '77',
      updated_datetime: '2026-03-11T06:00:00+08:00',
      status: 'OPEN',
      description: '还是不亮',
    }
    const answer = xml((await post('/v2/servicerequestupdates.xml', fields)).text)
    expect([answer.name, names(answer.children[0]!)]).toEqual(['service_request_updates', ['update_id']])
    await post('/v2/servicerequestupdates.xml', fields)
    const hops = await inside(await home(), (tx) =>
      tx
        .selectFrom('case_hops')
        .innerJoin('cases', 'cases.id', 'case_id')
        .select(['action', 'text'])
        .where('case_no', '=', id)
        .where('action', '=', 'OUTSIDE_UPDATE')
        .execute(),
    )
    expect(hops).toEqual([{ action: 'OUTSIDE_UPDATE', text: '[OPEN] 还是不亮' }])

    const other = await newKey()
    expect((await post('/v2/servicerequestupdates.xml', { ...fields, api_key: other.apiKey })).status).toBe(404)
    expect((await post('/v2/servicerequestupdates.xml', { ...fields, api_key: 'x' })).status).toBe(403)
  })
})

test('what is not there is 404 with an error body', async () => {
  for (const path of ['/v2/nothing.xml', '/v2/services.html', `/v2/requests/RS1.xml?${j}`]) {
    const { status, text } = await get(path)
    expect([path, text]).toEqual([path, expect.stringMatching(/^<.xml/)])
    expect([path, status, xml(text).name]).toEqual([path, 404, 'errors'])
  }
})

test('with a second community the jurisdiction must be said', async () => {
  await newCommunity({ name: '另一个社区' })
  const { status, text } = await get('/v2/services.json')
  expect([status, JSON.parse(text)]).toEqual([400, [{ code: 400, description: 'jurisdiction_id was not provided' }]])
})
