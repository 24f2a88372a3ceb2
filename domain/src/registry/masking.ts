// What others than the person's own workers see of a name or a number. Source: handbook §3.2.
import type { Role } from '../identity/actor.ts'

/** `王明` as `王*`, `王小明` as `王*明`: who knows the person recognises them, who does not learns nothing. */
export function maskName(name: string): string {
  const characters = [...name]
  if (characters.length <= 1) return name
  if (characters.length === 2) return `${characters[0]}*`
  return characters[0] + '*'.repeat(characters.length - 2) + characters.at(-1)
}

/** First four, last four; a short passport keeps its first and last two. */
export function maskIdNumber(number: string): string {
  return number.length >= 12 ? cover(number, 4, 4) : cover(number, 1, 2)
}

/** `138****1234`; a landline keeps its last two digits. */
export function maskPhone(phone: string): string {
  return phone.length >= 11 && phone.startsWith('1') ? cover(phone, 3, 4) : cover(phone, 0, 2)
}

function cover(text: string, first: number, last: number): string {
  if (text.length <= first + last) return '*'.repeat(text.length)
  return text.slice(0, first) + '*'.repeat(text.length - first - last) + text.slice(-last)
}

const seeNames: readonly Role[] = ['steward', 'grid-lead', 'secretary']

/** Whether a role sees names in full (within its reach); the desk and the property's people see them masked. */
export function seesFullNames(role: Role): boolean {
  return seeNames.includes(role)
}

/** The name as this role may see it. */
export function nameFor(role: Role, name: string): string {
  return seesFullNames(role) ? name : maskName(name)
}
