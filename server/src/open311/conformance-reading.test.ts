import { newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { reportCase } from '../cases/report-case.ts'
import { resolveOnTheSpot } from '../cases/resolve-on-the-spot.ts'
import { done, door, leak, someone } from '../testing/cases-world.ts'
import { names, newKey, serve, speak, xml } from '../testing/open311-world.ts'
import { home, inside, itIsNow, newCommunity, newMember, run } from '../testing/world.ts'

const { url } = await serve()
const { apiKey } = await newKey()
const { get, post, j, light, submit } = speak(url, apiKey)
const steward = await someone('steward')
const secretary = await newMember({ role: 'secretary' })

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

  test('too many for one answer are refused, so that nobody takes the first of them for all', async () => {
    const id = await submit()
    const [from, until] = ['2026-01-05T00:00:00.000Z', '2026-01-05T02:00:00.000Z']
    await inside(await home(), (tx) =>
      sql`insert into case_hops (community_id, id, case_id, action, to_state, text, resident_text, detail, by_id, role, happened_at, entered_at)
        select h.community_id, gen_random_uuid(), h.case_id, 'ACCEPTED', 'ACCEPTED', '', '', '{}', h.by_id, h.role, m, m
        from case_hops h join cases k on k.community_id = h.community_id and k.id = h.case_id and k.case_no = ${id}
        cross join generate_series(${from}::timestamptz, ${until}::timestamptz, interval '1 second') m
        where h.action = 'REPORTED'`.execute(tx),
    )

    const hour = await updates(`start_date=${from}&end_date=2026-01-05T01:00:00.000Z`)
    expect(hour).toHaveLength(3601)
    const both = await get(`/v2/servicerequestupdates.json?${j}&start_date=${from}&end_date=${until}`)
    expect([both.status, JSON.parse(both.text)]).toEqual([
      400,
      [{ code: 400, description: expect.stringMatching(/ask for a shorter time/) }],
    ])
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

test('what no text can hold, and names every object has, are faults of the request and not of ours', async () => {
  for (const path of [
    `/v2/tokens/%00.json?${j}`,
    `/v2/requests/RS%00.json?${j}`,
    `/v2/requests.json?${j}&service_code=%00`,
  ])
    expect([path, (await get(path)).text]).toEqual([path, expect.stringContaining('"code":400')])
  expect((await post('/v2/requests.json', light({ description: '灯\u0000' }))).text).toContain('"code":400')
  for (const name of ['__proto__', 'constructor', 'toString'])
    expect((await post('/v2/requests.json', light({ [`attribute[${name}]`]: 'x' }))).status).toBe(200)
})

test('with a second community the jurisdiction must be said', async () => {
  await newCommunity({ name: '另一个社区' })
  const { status, text } = await get('/v2/services.json')
  expect([status, JSON.parse(text)]).toEqual([400, [{ code: 400, description: 'jurisdiction_id was not provided' }]])
})
