// The fields of a request: from its body, form-encoded, or from its address. Empty is the same as absent (specification,
// Optional Arguments).
import { Problem } from './problem.ts'

export interface Fields {
  text(name: string): string | undefined
  /** Comma-delimited, or declared several times. */
  list(name: string): string[]
  /** `attribute[code]=value`, and `attribute[code][]=value` for several. */
  attributes(): Record<string, string[]>
}

export function fieldsOf(params: URLSearchParams): Fields {
  const text = (name: string) => params.get(name)?.trim() || undefined
  return {
    text,
    list: (name) =>
      params
        .getAll(name)
        .flatMap((value) => value.split(','))
        .map((value) => value.trim())
        .filter(Boolean),
    attributes() {
      // Their names come from elsewhere: an object that inherits would already have some of them.
      const found: Record<string, string[]> = Object.create(null)
      for (const [name, value] of params) {
        const code = /^attribute\[([\w.-]{1,60})\](\[\d*\])?$/.exec(name)?.[1]
        if (code && value.trim()) found[code] = [...(found[code] ?? []), value.trim()]
      }
      return found
    },
  }
}

/** A moment in W3C form; the time zone must be said. */
export function momentOf(fields: Fields, name: string): string | undefined {
  const text = fields.text(name)
  if (text === undefined) return undefined
  // A plus sign that nobody encoded arrives as a space.
  const whole = text.replace(/ (?=\d\d:\d\d$)/, '+')
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(whole)
  const at = isWhole ? Date.parse(whole) : Number.NaN
  if (Number.isNaN(at))
    throw new Problem(400, `${name} must be a date and time with time zone, like 2010-01-01T00:00:00Z`)
  return new Date(at).toISOString()
}

export function wholeOf(fields: Fields, name: string, otherwise: number, most: number): number {
  const text = fields.text(name)
  if (text === undefined) return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Problem(400, `${name} must be a positive whole number`)
  return Math.min(value, most)
}
