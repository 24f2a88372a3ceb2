import fc from 'fast-check'

type Json = Record<string, unknown>

export interface MalformedRequest {
  path: string
  body: string
  contentType: string
}

/** A document as `openApi` makes it, as far as this generator reads it. */
interface ApiDocument {
  paths: Record<string, { post?: { requestBody?: { content: { 'application/json': { schema: unknown } } } } }>
}

/**
 * Requests that look almost right, from a fixed seed: each takes a body the document describes and breaks it — wrong
 * types, missing and unknown keys, huge numbers, half surrogates, NULs, statements, deep nesting, cut JSON.
 */
export function malformedRequests(document: ApiDocument, count: number, seed: number): MalformedRequest[] {
  const operations = Object.entries(document.paths).flatMap(([path, { post }]) => {
    const schema = post?.requestBody?.content['application/json']?.schema
    return schema ? [{ path, schema: schema as Json }] : []
  })
  const request = fc.constantFrom(...operations).chain(({ path, schema }) =>
    fc.record({
      path: fc.constant(path),
      body: fc.oneof(
        { weight: 6, arbitrary: brokenBody(schema) },
        { weight: 1, arbitrary: cutText(schema) },
        { weight: 1, arbitrary: fc.json() },
      ),
      // Text is refused before anything is read.
      contentType: fc.oneof(
        { weight: 9, arbitrary: fc.constant('application/json') },
        { weight: 1, arbitrary: fc.constantFrom('application/json; charset=gbk', 'text/plain', '') },
      ),
    }),
  )
  return fc.sample(request, { numRuns: count, seed })
}

const NASTY = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 60,
  0.1,
  '',
  ' ',
  '\u0000',
  '\ud800',
  "' or 1=1 --",
  '{{7*7}}',
  '../../etc/passwd',
  '1e400',
  'NaN',
  '🈲'.repeat(300),
  'x'.repeat(20_000),
  [],
  [[]],
  [null],
  {},
  { $ne: 1 },
  { __proto__: { a: 1 } },
  '0000-13-45',
  '2026-02-30',
  '00000000-0000-0000-0000-000000000000',
)

function brokenBody(schema: Json) {
  return fc.oneof(anyValue(schema, 0.25), NASTY).map((value) => JSON.stringify(value) ?? '')
}

function cutText(schema: Json) {
  return fc
    .tuple(anyValue(schema, 0), fc.nat(60))
    .map(([value, cut]) => (JSON.stringify(value) ?? '').slice(0, -1 - cut))
}

/** A value of the schema in which each part is replaced by something nasty with a chance of `broken`. */
function anyValue(schema: Json, broken: number, depth = 0): fc.Arbitrary<unknown> {
  const right = rightValue(schema, broken, depth)
  return broken === 0
    ? right
    : fc.oneof({ weight: (1 - broken) * 100, arbitrary: right }, { weight: broken * 100, arbitrary: NASTY })
}

function rightValue(schema: Json, broken: number, depth: number): fc.Arbitrary<unknown> {
  const among = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Json[] | undefined
  if (depth > 6) return fc.constant(null)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...(schema.enum as unknown[]))
  if (among) return fc.oneof(...among.map((one) => anyValue(one, broken, depth + 1)))
  if (schema.type === 'object') return objectOf(schema, broken, depth)
  const places = schema.prefixItems as Json[] | undefined
  if (places) return fc.tuple(...places.map((one) => anyValue(one, broken, depth + 1)))
  if (schema.type === 'array')
    return fc.array(anyValue((schema.items || {}) as Json, broken, depth + 1), { maxLength: 4 })
  if (schema.type === 'string') return textOf(schema)
  if (schema.type === 'integer') return fc.integer()
  if (schema.type === 'number') return fc.double()
  if (schema.type === 'boolean') return fc.boolean()
  return NASTY
}

function objectOf(schema: Json, broken: number, depth: number) {
  const properties = (schema.properties ?? {}) as Record<string, Json>
  const parts = Object.fromEntries(
    Object.entries(properties).map(([key, part]) => [key, anyValue(part, broken, depth + 1)]),
  )
  const required = broken === 0 ? ((schema.required ?? []) as string[]).filter((key) => key in parts) : []
  const whole = fc.record(parts, { requiredKeys: required })
  return broken === 0
    ? whole
    : fc.tuple(whole, fc.constantFrom({}, {}, {}, { surprise: 1 })).map(([a, b]) => ({ ...a, ...b }))
}

function textOf(schema: Json) {
  if (schema.format === 'uuid') return fc.uuid()
  if (schema.format === 'date') return fc.constantFrom('2026-02-28', '1963-05-04', '9999-12-31', '0001-01-01')
  if (schema.format === 'date-time') return fc.constantFrom('2026-02-28T00:00:00.000Z', '9999-12-31T23:59:59.999Z')
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('8-1-401', '张三', '13800000000', '52269919630504001X'),
  )
}
