// Open311's routes in the OpenAPI document: what they take and in which formats they answer. The specification says the rest.

type Json = Record<string, unknown>

const formats = (description: string) => ({ description, content: { 'text/xml': {}, 'application/json': {} } })
const inQuery = (...names: string[]) => names.map((name) => ({ name, in: 'query', schema: { type: 'string' } }))
const inPath = (name: string, schema: Json = { type: 'string' }) => ({ name, in: 'path', required: true, schema })
const format = inPath('format', { type: 'string', enum: ['xml', 'json'] })
const errors = {
  400: formats('The request cannot be fulfilled; every error with code and description.'),
  403: formats('The api_key is missing or invalid.'),
  404: formats('There is no such jurisdiction, service, request or token.'),
}

function operation(operationId: string, summary: string, parameters: Json[], form?: readonly string[]): Json {
  const properties = Object.fromEntries((form ?? []).map((name) => [name, { type: 'string' }]))
  const body = {
    'application/x-www-form-urlencoded': { schema: { type: 'object', required: ['api_key'], properties } },
  }
  return {
    operationId: `open311.${operationId}`,
    summary,
    tags: ['open311'],
    security: [],
    parameters: form ? parameters : [...parameters, ...inQuery('jurisdiction_id')],
    ...(form ? { requestBody: { required: true, content: body } } : {}),
    responses: { 200: formats('As GeoReport v2 says.'), ...errors },
  }
}

const reportFields = [
  'api_key',
  'jurisdiction_id',
  'service_code',
  'lat',
  'long',
  'address_string',
  'address_id',
  'email',
  'device_id',
  'account_id',
  'first_name',
  'last_name',
  'phone',
  'description',
  'media_url',
  'attribute[code]',
]
const updateFields = [
  'api_key',
  'jurisdiction_id',
  'service_request_id',
  'update_id',
  'updated_datetime',
  'status',
  'description',
]

/** Production; `/open311/test/v2` is the same and makes no case. */
export function open311Paths(): Json {
  const at = '/open311/v2'
  const dates = inQuery('start_date', 'end_date')
  const filters = inQuery('service_request_id', 'service_code', 'status', 'page', 'page_size')
  return {
    '/open311/discovery.{format}': { get: operation('discovery', 'Service Discovery: both endpoints.', [format]) },
    [`${at}/services.{format}`]: { get: operation('services', 'GET Service List.', [format]) },
    [`${at}/services/{service_code}.{format}`]: {
      get: operation('service', 'GET Service Definition.', [inPath('service_code'), format]),
    },
    [`${at}/requests.{format}`]: {
      get: operation('requests', 'GET Service Requests: public matters only, nothing about people.', [
        format,
        ...filters,
        ...dates,
      ]),
      post: operation('report', 'POST Service Request.', [format], reportFields),
    },
    [`${at}/requests/{service_request_id}.{format}`]: {
      get: operation('request', 'GET Service Request.', [inPath('service_request_id'), format]),
    },
    [`${at}/tokens/{token}.{format}`]: {
      get: operation('token', 'GET service_request_id from a token.', [inPath('token'), format]),
    },
    [`${at}/servicerequestupdates.{format}`]: {
      get: operation('updates', 'What happened since a moment (extension of mySociety).', [format, ...dates]),
      post: operation('update', 'What the reporting system says of its request.', [format], updateFields),
    },
  }
}
