// First load: everything of a building, compressed once and kept for all phones that may hold it. Exact: what is kept
// carries the cursor below which it is complete, and the phone goes on from there.
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Id } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import type { BuildingHeader } from '@red-steward/domain/sync/wire'
import { sql } from 'kysely'
import type { QueryContext } from '../kernel/query.ts'
import { feedKinds, sources } from './documents.ts'
import { cursorAt, syncState } from './feed.ts'
import { buildingIdsInReach } from './scope.ts'

interface Kept {
  /** Taken before it was read. */
  snapshot: string
  bytes: Buffer
}

const MOST_BYTES = 96 * 1024 * 1024
const compress = promisify(gzip)
const kept = new Map<string, Kept>()
const making = new Map<string, Promise<Kept>>()
let keptBytes = 0

/** The asked buildings that lie in reach, each as header and bytes. */
export async function buildingStreams(context: QueryContext, buildingIds: readonly Id[]): Promise<Buffer> {
  const inReach = new Set(await buildingIdsInReach(context))
  const wanted = buildingIds.filter((id) => inReach.has(id))
  const known = await stillGood(context, wanted)
  const missing = wanted.filter((id) => !known.has(id))
  const made = await makeAll(context, missing)
  const parts = wanted.flatMap((buildingId) => {
    const { bytes, snapshot } = known.get(buildingId) ?? made.get(buildingId)!
    const header: BuildingHeader = { buildingId, cursor: cursorAt(xminOf(snapshot)), bytes: bytes.length }
    const text = Buffer.from(JSON.stringify(header))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length)
    return [length, text, bytes]
  })
  return Buffer.concat(parts)
}

/**
 * What is kept of these buildings and still complete: no feed row of their grid is visible now that was not when they
 * were read. A building given to another grid has such a row, so a change told to its former grid is not missed; a
 * transaction open while it was read may have begun before that, and counts whatever grid it tells.
 */
async function stillGood({ tx, actor }: QueryContext, buildingIds: readonly Id[]): Promise<Map<Id, Kept>> {
  const found = new Map<Id, Kept>()
  for (const id of buildingIds) {
    const entry = kept.get(keyOf(actor.communityId, id))
    if (entry) found.set(id, entry)
  }
  // Where rows were let go since, nothing tells any more what changed.
  const { keptFrom } = await syncState(tx, actor.communityId)
  for (const [id, { snapshot }] of found) if (BigInt(xminOf(snapshot)) < BigInt(keptFrom)) found.delete(id)
  if (found.size === 0) return found
  const snapshots = [...found.values()].map(({ snapshot }) => snapshot)
  const lowest = snapshots.map((snapshot) => BigInt(xminOf(snapshot))).reduce((a, b) => (a < b ? a : b))
  const { rows } = await sql<{ id: Id; changed: boolean; snapshot: string }>`
    with changes as materialized (
      select distinct grid_id, transaction_id from feed
      where community_id = ${actor.communityId} and transaction_id >= ${String(lowest)}::xid8
        and subject_kind = any(${feedKinds}::text[]))
    select b.id, pg_current_snapshot()::text as snapshot, exists (
      select from changes c where not pg_visible_in_snapshot(c.transaction_id, asked.snapshot)
        and (c.grid_id = b.grid_id or c.grid_id is null or c.transaction_id < pg_snapshot_xmax(asked.snapshot))) as changed
    from unnest(${[...found.keys()]}::uuid[], ${snapshots}::pg_snapshot[]) asked (id, snapshot)
    join buildings b on b.community_id = ${actor.communityId} and b.id = asked.id`.execute(tx)
  for (const { id, changed, snapshot } of rows) {
    if (changed) found.delete(id)
    else found.get(id)!.snapshot = snapshot
  }
  return found
}

const xminOf = (snapshot: string) => snapshot.split(':')[0]!

/** One reading for all that are missing; a building somebody else is reading right now is waited for. */
async function makeAll(context: QueryContext, buildingIds: readonly Id[]): Promise<Map<Id, Kept>> {
  const { communityId } = context.actor
  const waited = buildingIds.filter((id) => making.has(keyOf(communityId, id)))
  const waiting = waited.map(async (id) => [id, await making.get(keyOf(communityId, id))!] as const)
  const own = buildingIds.filter((id) => !waited.includes(id))
  const reading = own.length > 0 ? read(context, own) : Promise.resolve(new Map<Id, Kept>())
  for (const id of own) {
    const one = reading.then((all) => all.get(id)!)
    one.catch(() => {})
    making.set(keyOf(communityId, id), one)
  }
  try {
    const made = await reading
    for (const [id, entry] of made) keep(keyOf(communityId, id), entry)
    return new Map([...made, ...(await Promise.all(waiting))])
  } finally {
    for (const id of own) making.delete(keyOf(communityId, id))
  }
}

async function read(context: QueryContext, buildingIds: readonly Id[]): Promise<Map<Id, Kept>> {
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(context.tx)
  const { snapshot } = rows[0]!
  const documents = new Map<Id, SyncDocument[]>(buildingIds.map((id) => [id, []]))
  for (const source of sources) {
    for (const document of await source.ofBuildings(context, buildingIds)) {
      if (document.buildingId !== null) documents.get(document.buildingId)?.push(document)
    }
  }
  const entries = [...documents].map(async ([id, all]) => {
    const bytes = await compress(JSON.stringify(doorByDoor(all)), { level: 6 })
    return [id, { snapshot, bytes }] as const
  })
  return new Map(await Promise.all(entries))
}

/** What belongs to one door stands together: its ids repeat within what gzip looks back on, a sixth less on the line. */
function doorByDoor(documents: readonly SyncDocument[]): SyncDocument[] {
  const facts = documents as readonly (SyncDocument & { dwellingId?: Id; personId?: Id })[]
  const homes = new Map(
    facts.flatMap(({ personId, dwellingId }) => (personId && dwellingId ? [[personId, dwellingId]] : [])),
  )
  const doorOf = ({ kind, id, dwellingId, personId }: (typeof facts)[number]) =>
    kind === 'dwelling' ? id : (dwellingId ?? homes.get(personId ?? id) ?? '')
  const doors = facts.map((document) => ({ document, door: doorOf(document) }))
  return doors.sort((a, b) => (a.door < b.door ? -1 : a.door > b.door ? 1 : 0)).map(({ document }) => document)
}

const keyOf = (communityId: Id, buildingId: Id) => `${communityId} ${buildingId}`

function keep(key: string, entry: Kept) {
  keptBytes += entry.bytes.length - (kept.get(key)?.bytes.length ?? 0)
  kept.delete(key)
  kept.set(key, entry)
  for (const [oldest, { bytes }] of kept) {
    if (keptBytes <= MOST_BYTES) break
    kept.delete(oldest)
    keptBytes -= bytes.length
  }
}
