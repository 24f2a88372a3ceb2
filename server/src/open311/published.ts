// What anybody may read of a request: its kind, state and times; where it is no further than the building. Never the words
// people wrote, which name neighbours (GeoReport v2 asks for no key on reading).
import { type CaseState, endStates, type HopAction, HopAction as HopActions } from '@red-steward/domain/cases/case'
import { type LeafCode, leafCodes } from '@red-steward/domain/cases/catalogue'
import { residentHopWords, residentSees } from '@red-steward/domain/cases/resident-view'
import type { Language } from '@red-steward/domain/messages/templates'
import { isPublicSpace, isService, serviceOf } from '@red-steward/domain/open311/services'
import { formatAddress } from '@red-steward/domain/places/address'
import { type RawBuilder, sql } from 'kysely'
import type { Item } from './answers.ts'
import { w3c } from './answers.ts'
import type { Inside, Jurisdiction } from './jurisdictions.ts'

const publicLeaves = leafCodes.filter((leaf) => isService(leaf) && isPublicSpace(leaf))
export const shownActions: readonly HopAction[] = HopActions.options.filter(residentSees)

/** Of cases (`k`) with what came from another system (`o`): in the open, or reported through this door; never confidential. */
export const isPublished = sql<boolean>`(not k.confidential and
  ((k.leaf = any(${publicLeaves}::text[]) and k.dwelling_id is null) or o.case_id is not null))`

export const published = sql`cases k left join open311_requests o on o.community_id = k.community_id and o.case_id = k.id`

interface Row {
  caseNo: string
  leaf: LeafCode
  state: CaseState
  inDwelling: boolean
  reportedAt: string
  closedAt: string | null
  disposeBy: string | null
  lastAction: HopAction | null
  lastAt: string | null
  buildingId: string | null
  compound: string | null
  phase: number | null
  building: string | null
  polygon: { coordinates: [number, number][][] } | null
  lat: number | null
  long: number | null
}

export async function publishedRequests(
  { tx, communityId }: Inside,
  jurisdiction: Jurisdiction,
  which: RawBuilder<unknown>,
  page: { size: number; from: number },
  language: Language,
): Promise<Item[]> {
  const { rows } = await sql<Row>`
    select k.case_no as "caseNo", k.leaf, k.state, k.dwelling_id is not null as "inDwelling", k.reported_at as "reportedAt",
      k.closed_at as "closedAt", k.dispose_by as "disposeBy", h.action as "lastAction", h.entered_at as "lastAt",
      b.id as "buildingId", c.name as compound, b.phase, b.number as building, b.polygon, o.lat, o.long
    from ${published}
    left join buildings b on b.community_id = k.community_id and b.id = k.building_id
    left join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    left join lateral (select x.action, x.entered_at from case_hops x where x.community_id = k.community_id and x.case_id = k.id
      and x.action = any(${[...shownActions]}::text[]) order by x.entered_at desc, x.id desc limit 1) h on true
    where k.community_id = ${communityId} and ${isPublished} and ${which}
    order by k.reported_at desc, k.id desc limit ${page.size} offset ${page.from}`.execute(tx)
  return rows.map((row) => asItem(row, jurisdiction, language))
}

function asItem(row: Row, { name }: Jurisdiction, language: Language): Item {
  const { caseNo, leaf, state, lastAction, lastAt, reportedAt, closedAt, disposeBy } = row
  const service = serviceOf(leaf, language)
  const isClosed = endStates.includes(state)
  const notes = lastAction && residentHopWords[lastAction]
  const place = placeOf(row)
  return {
    service_request_id: caseNo,
    status: isClosed ? 'closed' : 'open',
    status_notes: notes?.[language] ?? '',
    service_name: service.name,
    service_code: leaf,
    description: service.name,
    agency_responsible: name,
    service_notice: '',
    requested_datetime: w3c(reportedAt),
    updated_datetime: w3c((isClosed ? closedAt : null) ?? lastAt ?? reportedAt),
    expected_datetime: disposeBy ? w3c(disposeBy) : '',
    ...place,
    media_url: '',
  }
}

function placeOf({ leaf, inDwelling, buildingId, compound, phase, building, polygon, lat, long }: Row): Item {
  if (!isPublicSpace(leaf) || inDwelling) return { address: '', address_id: '', zipcode: '', lat: '', long: '' }
  const address = compound && building ? formatAddress({ compound, phase, building, unit: null }) : ''
  const middle = polygon && middleOf(polygon.coordinates[0] ?? [])
  return {
    address,
    address_id: buildingId ?? '',
    zipcode: '',
    lat: lat ?? middle?.lat ?? '',
    long: long ?? middle?.long ?? '',
  }
}

function middleOf(ring: [number, number][]) {
  const corners = ring.slice(1)
  const mean = (at: 0 | 1) =>
    Math.round((corners.reduce((sum, corner) => sum + corner[at], 0) / Math.max(1, corners.length)) * 1e4) / 1e4
  return corners.length > 0 ? { lat: mean(1), long: mean(0) } : undefined
}
