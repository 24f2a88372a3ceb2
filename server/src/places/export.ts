import { csvText } from '@red-steward/domain/csv'
import { formatAddress, formatBuilding } from '@red-steward/domain/places/address'
import { gridObjectCode } from '@red-steward/domain/places/codes'
import type { DwellingUse } from '@red-steward/domain/places/place'
import { placesExport as shape } from '@red-steward/domain/places/queries'
import { dayOf } from '@red-steward/domain/time'
import { dwellingUseWords, hasNone, placeColumnWords, placeFileWords } from '@red-steward/domain/words/places-export'
import type { Words } from '@red-steward/domain/words/words'
import { type QueryContext, query } from '../kernel/query.ts'
import { textWorkbook, XLSX } from '../kernel/text-workbook.ts'
import { buildingsInReach, dwellingsInReach } from './store.ts'

type Column = keyof typeof placeColumnWords
type Line = Partial<Record<Column, string>>

const where = ['communityCode', 'gridCode', 'gridObjectCode', 'grid', 'compound', 'phase', 'building'] as const
const columnsOf: Record<'buildings' | 'doors', readonly Column[]> = {
  buildings: [...where, 'floors', 'units', 'doors', 'aliases', 'address'],
  doors: [...where, 'unit', 'floor', 'room', 'use', 'address'],
}

export const placesExport = query(shape, async (context, { rows, format, objectCode, language }) => {
  const { tx, actor, now, trail } = context
  const community = await tx
    .selectFrom('communities')
    .select('code')
    .where('id', '=', actor.communityId)
    .executeTakeFirstOrThrow()
  const said: Said = { code: community.code, objectCode, say: (words) => words[language] }
  const found = rows === 'buildings' ? await buildingLines(context, said) : await doorLines(context, said)
  const columns = columnsOf[rows]
  const titles = columns.map((column) => said.say(placeColumnWords[column]))
  const lines = [titles, ...found.map((line) => columns.map((column) => line[column] ?? ''))]
  trail.looked('community', actor.communityId, [`${rows}-file`])
  const name = `${said.say(placeFileWords[rows])}-${community.code}-${dayOf(now)}.${format}`
  if (format === 'csv') {
    return { name, mediaType: 'text/csv;charset=utf-8', base64: Buffer.from(csvText(lines)).toString('base64') }
  }
  const widths = columns.map((column) => (column === 'address' || column === 'gridObjectCode' ? 28 : 16))
  const bytes = await textWorkbook(said.say(placeFileWords[rows]), widths, lines)
  return { name, mediaType: XLSX, base64: bytes.toString('base64') }
})

interface Said {
  code: string
  objectCode: string | null
  say: (words: Words) => string
}

interface Standing {
  grid: string | null
  gridCode: string | null
  compound: string
  phase: number | null
  building: string
}

async function buildingLines({ tx, actor }: QueryContext, said: Said): Promise<Line[]> {
  const found = await withNames(buildingsInReach(tx, actor))
    .select(['floors', 'buildings.aliases'])
    .select(({ selectFrom }) => [
      selectFrom('units')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('units.community_id', '=', 'buildings.community_id')
        .whereRef('units.building_id', '=', 'buildings.id')
        .as('units'),
      selectFrom('dwellings')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('dwellings.community_id', '=', 'buildings.community_id')
        .whereRef('dwellings.building_id', '=', 'buildings.id')
        .where('dwellings.retired_at', 'is', null)
        .as('doors'),
    ])
    .execute()
  return found.map((row) => ({
    ...standing(row, said),
    floors: String(row.floors),
    units: String(row.units),
    doors: String(row.doors),
    aliases: row.aliases.join('、'),
    address: formatAddress({ compound: row.compound, phase: row.phase, building: row.building }),
  }))
}

async function doorLines({ tx, actor }: QueryContext, said: Said): Promise<Line[]> {
  const found = await withNames(dwellingsInReach(tx, actor))
    .leftJoin('units', (on) =>
      on.onRef('units.community_id', '=', 'dwellings.community_id').onRef('units.id', '=', 'dwellings.unit_id'),
    )
    .select(['units.number as unit', 'floor', 'room', 'use'])
    .where('dwellings.retired_at', 'is', null)
    .where('buildings.retired_at', 'is', null)
    .orderBy('units.number')
    .orderBy('floor')
    .orderBy('door_key')
    .execute()
  return found.map((row) => ({
    ...standing(row, said),
    unit: row.unit ?? said.say(hasNone),
    floor: String(row.floor),
    room: row.room,
    use: said.say(dwellingUseWords[row.use as DwellingUse]),
    address: formatAddress(row),
  }))
}

/** The columns both files begin with. */
function standing({ grid, gridCode, compound, phase, building }: Standing, { code, objectCode, say }: Said): Line {
  return {
    communityCode: code,
    gridCode: gridCode ?? say(hasNone),
    gridObjectCode: (objectCode && gridCode && gridObjectCode(objectCode, code, gridCode)) || '',
    grid: grid ?? say(hasNone),
    compound,
    phase: phase === null ? say(hasNone) : String(phase),
    building: formatBuilding(null, building),
  }
}

type Buildings = ReturnType<typeof buildingsInReach>

/** Compound and grid of every building, in the order of the directory. Doors have their building joined already. */
function withNames(reached: Buildings | ReturnType<typeof dwellingsInReach>) {
  return (reached as ReturnType<typeof dwellingsInReach>)
    .innerJoin('compounds', (on) =>
      on
        .onRef('compounds.community_id', '=', 'buildings.community_id')
        .onRef('compounds.id', '=', 'buildings.compound_id'),
    )
    .leftJoin('grids', (on) =>
      on.onRef('grids.community_id', '=', 'buildings.community_id').onRef('grids.id', '=', 'buildings.grid_id'),
    )
    .select(['compounds.name as compound', 'phase', 'buildings.number as building'])
    .select(['grids.name as grid', 'grids.code as gridCode'])
    .orderBy('compounds.name')
    .orderBy('phase')
    .orderBy(({ fn }) => fn('length', ['buildings.number']))
    .orderBy('buildings.number')
}
