// One tree of names and values, written as the XML of GeoReport v2 or as its JSON (the Spark convention: the names of list
// and item fall away, an empty element is null).

type Value = string | number | boolean | null | Item | List
export interface Item {
  [name: string]: Value
}
/** Items under a name of their own: `services` of `service`. */
export interface List {
  each: string
  items: readonly (Item | string)[]
}
/** The root element: a list or one item. */
export interface Answer {
  root: string
  content: List | Item
}

export type Format = 'xml' | 'json'

/** As the specification writes them (Format Support). */
export const contentType: Record<Format, string> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

export function written({ root, content }: Answer, format: Format): string {
  if (format === 'json') return JSON.stringify(plain(content))
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, content)}\n`
}

const isList = (value: Value): value is List => typeof value === 'object' && value !== null && 'each' in value

function plain(value: Value): unknown {
  if (value === '') return null
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.items.map(plain)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
}

function element(name: string, value: Value): string {
  if (value === null || value === '') return `<${name}></${name}>`
  if (typeof value !== 'object') return `<${name}>${escaped(String(value))}</${name}>`
  const inner = isList(value)
    ? value.items.map((item) => element(value.each, item))
    : Object.entries(value).map(([child, of]) => element(child, of))
  return `<${name}>${inner.join('')}</${name}>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Without the control characters that XML 1.0 cannot hold (its production 2, Char). */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (sign) => entities[sign]!)
}

/** A moment in the W3C form with the offset of the community's clocks: `2026-03-11T14:06:37+08:00`. */
export function w3c(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${local.slice(0, 19)}+08:00`
}
