// What another system asks for in POST requests, checked field by field; everything that is wrong is told at once.
import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import type { Language } from '@red-steward/domain/messages/templates'
import {
  answersInWords,
  isService,
  type Service,
  type ServiceAttribute,
  serviceOf,
} from '@red-steward/domain/open311/services'
import { checkPhone } from '@red-steward/domain/registry/phone'
import { z } from 'zod'
import type { Fields } from './form.ts'
import { Problem, Problems } from './problem.ts'

export interface Report {
  leaf: LeafCode
  service: Service
  /** WGS84, four decimals: about ten metres, a place and not a person (handbook §11). */
  point: { lat: number; long: number } | undefined
  place: string
  addressId: string | undefined
  description: string
  accountId: string
  contact: Contact | undefined
}

export interface Contact {
  name: string
  phone: string
  email: string
  mediaUrl: string
}

const LONGEST_DESCRIPTION = 4000

/** Throws the problems, each with its field. */
export function reportOf(fields: Fields, language: Language): Report {
  const code = fields.text('service_code')
  if (!code) throw new Problem(400, 'service_code was not provided')
  if (!isService(code)) throw new Problem(404, 'service_code was not found')
  const service = serviceOf(code, language)
  const problems: Problem[] = []
  const check = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      problems.push(problem)
      return undefined
    }
  }
  const point = check(() => pointOf(fields))
  const [place, addressId] = [fields.text('address_string') ?? '', fields.text('address_id')]
  const hasPoint = fields.text('lat') !== undefined || fields.text('long') !== undefined
  if (!hasPoint && !place && !addressId) {
    problems.push(new Problem(400, 'A location was not provided: lat and long, or address_string, or address_id'))
  }
  const answers = fields.attributes()
  for (const attribute of service.attributes) check(() => checkAnswer(attribute, answers[attribute.code] ?? []))
  const description = fields.text('description') ?? ''
  if (description.length > LONGEST_DESCRIPTION)
    problems.push(new Problem(400, 'description is longer than 4000 characters'))
  const contact = check(() => contactOf(fields))
  if (problems.length > 0) throw new Problems(problems)
  return {
    leaf: code,
    service,
    point,
    place: place.slice(0, 120),
    addressId,
    description: [description, answersInWords(code, answers)].filter(Boolean).join('\n'),
    accountId: fields.text('account_id')?.slice(0, 200) ?? '',
    contact,
  }
}

function pointOf(fields: Fields): Report['point'] {
  const [lat, long] = [fields.text('lat'), fields.text('long')]
  if (lat === undefined && long === undefined) return undefined
  if (lat === undefined || long === undefined) throw new Problem(400, 'lat and long must both be provided')
  const point = { lat: rounded(lat), long: rounded(long) }
  const isOnEarth = Math.abs(point.lat) <= 90 && Math.abs(point.long) <= 180
  if (!isOnEarth) throw new Problem(400, 'lat and long must be WGS84 degrees')
  return point
}

const rounded = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * 1e4) / 1e4 : Number.NaN)

function checkAnswer({ code, datatype, required, values }: ServiceAttribute, answers: string[]) {
  if (answers.length === 0) {
    if (required) throw new Problem(400, `attribute[${code}] was not provided`)
    return
  }
  const isList = datatype.endsWith('list')
  const wrong = answers.some(
    (answer) =>
      (isList && !values.some(({ key }) => key === answer)) ||
      (datatype === 'number' && !Number.isFinite(Number(answer))) ||
      (datatype === 'datetime' && Number.isNaN(Date.parse(answer))) ||
      (datatype === 'string' && answer.includes('\n')) ||
      answer.length > 500,
  )
  if (wrong || (datatype !== 'multivaluelist' && answers.length > 1)) {
    throw new Problem(400, `attribute[${code}] is not a valid ${datatype}`)
  }
}

function contactOf(fields: Fields): Contact | undefined {
  const email = fields.text('email') ?? ''
  if (email && !z.email().safeParse(email).success) throw new Problem(400, 'email is not valid')
  const mediaUrl = fields.text('media_url') ?? ''
  if (mediaUrl && !/^https?:\/\/\S{1,1000}$/.test(mediaUrl)) throw new Problem(400, 'media_url is not a valid URL')
  const given = fields.text('phone')
  // A number from elsewhere is kept as it came; only one of ours is put in its plain form.
  const phone = given ? (checkPhone(given).number ?? given.slice(0, 40)) : ''
  // Family name first, as it is said here.
  const names = [fields.text('last_name'), fields.text('first_name')].filter((name) => name !== undefined)
  const name = names.join(names.some((one) => /[a-z]/i.test(one)) ? ' ' : '').slice(0, 100)
  return name || phone || email || mediaUrl ? { name, phone, email, mediaUrl } : undefined
}
