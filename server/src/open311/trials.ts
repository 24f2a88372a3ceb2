// The test endpoint: the same door, checks and answers, and nobody is sent out.
import { randomBytes } from 'node:crypto'
import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Language } from '@red-steward/domain/messages/templates'
import { isPublicSpace, serviceOf } from '@red-steward/domain/open311/services'
import { type Item, w3c } from './answers.ts'
import type { Inside, Jurisdiction } from './jurisdictions.ts'
import type { Report } from './report.ts'
import type { Filters } from './request-filters.ts'
import type { Submitted } from './submit-request.ts'

export async function submitTrial(inside: Inside, keyId: Id, { leaf, service, point }: Report): Promise<Submitted> {
  const { tx, now, communityId } = inside
  const id = newId(Date.parse(now))
  const requestId = `TEST-${id.replaceAll('-', '').slice(0, 8)}${randomBytes(4).toString('hex')}`
  const token = service.type === 'batch' ? randomBytes(12).toString('hex') : null
  await tx
    .insertInto('open311_trials')
    .values({
      community_id: communityId,
      id,
      key_id: keyId,
      request_id: requestId,
      token,
      leaf,
      lat: point?.lat ?? null,
      long: point?.long ?? null,
      at: now,
    })
    .execute()
  return { requestId, token }
}

export async function trials(
  inside: Inside,
  { name }: Jurisdiction,
  filters: Filters,
  language: Language,
): Promise<Item[]> {
  const { tx, communityId } = inside
  const { ids, codes, statuses, range, page } = filters
  if (statuses.length > 0 && !statuses.includes('open')) return []
  let rows = tx.selectFrom('open311_trials').selectAll().where('community_id', '=', communityId)
  if (ids.length > 0) rows = rows.where('request_id', 'in', ids)
  else rows = rows.where('at', '>=', range.from).where('at', '<=', range.to)
  if (codes.length > 0) rows = rows.where('leaf', 'in', codes)
  const found = await rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(page.size).offset(page.from).execute()
  return found.map(({ leaf, request_id, at, lat, long }) => {
    const service = serviceOf(leaf as LeafCode, language)
    const isOpen = isPublicSpace(leaf as LeafCode)
    return {
      service_request_id: request_id,
      status: 'open',
      status_notes: '',
      service_name: service.name,
      service_code: leaf,
      description: service.name,
      agency_responsible: name,
      service_notice: '',
      requested_datetime: w3c(at),
      updated_datetime: w3c(at),
      expected_datetime: '',
      address: '',
      address_id: '',
      zipcode: '',
      lat: (isOpen ? lat : null) ?? '',
      long: (isOpen ? long : null) ?? '',
      media_url: '',
    }
  })
}
