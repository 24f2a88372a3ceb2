import type { BuildingImportRow } from '../places/commands.ts'
import type { DoorReason } from '../places/queries.ts'
import type { Words } from './words.ts'

/** Refusals of places: grids, compounds, buildings, doors. */
export const placesRefusals = {
  'building-lived-in': {
    zh: '楼里还有登记的住户,请先办理迁出。',
    en: 'Households are still registered in this building. Move them out first.',
  },
  'compound-has-buildings': {
    zh: '小区里还有楼栋,请先停用或移走楼栋。',
    en: 'This compound still has buildings. Retire or move them first.',
  },
  'door-above-floors': {
    zh: '已有住房的楼层高于所填层数,请核对。',
    en: 'There are doors above that many floors. Please check.',
  },
  'dwelling-lived-in': {
    zh: '这套住房还有登记的住户,请先办理迁出。',
    en: 'Somebody is still registered behind this door. Move them out first.',
  },
  'floor-above-building': {
    zh: '楼层高于本楼总层数,请核对。',
    en: 'The building has no such floor. Please check.',
  },
  'grid-code-of-another-community': {
    zh: '网格编码应为本社区编码加三位序号。',
    en: 'A grid code is the code of this community and three digits.',
  },
  'place-around-retired': {
    zh: '它所在的小区、网格或楼栋已停用，先恢复那里。',
    en: 'The compound, grid or building around it is retired. Bring that back first.',
  },
  'grid-has-buildings': {
    zh: '网格里还有楼栋,请先把楼栋调整到其他网格。',
    en: 'This grid still has buildings. Put them into another grid first.',
  },
  'grid-out-of-reach': {
    zh: '只能把楼栋放进您负责的网格。',
    en: 'You can put a building only into a grid of your own.',
  },
  'unit-of-another-building': {
    zh: '所选单元不属于这栋楼。',
    en: 'That unit belongs to another building.',
  },
  'whole-community-only': {
    zh: '小区和网格涉及全社区,请由社区书记修改。',
    en: 'Compounds and grids concern the whole community; ask the secretary.',
  },
} as const satisfies Record<string, Words>

/** Why a written door did not lead to exactly one place, for the line under the field. */
export const doorReasonWords: Record<DoorReason, Words> = {
  'nothing-recognised': { zh: '没有认出地址。', en: 'No address was recognised.' },
  'compound-unknown': { zh: '没有这个小区,下面是同号的楼栋。', en: 'No such compound; these have the same number.' },
  'compound-ambiguous': { zh: '有几个小区叫这个名字,请选择。', en: 'Several compounds go by this name; choose one.' },
  'compound-missing': { zh: '几个小区都有这个门牌,请选择。', en: 'Several compounds have this door; choose one.' },
  'building-unknown': { zh: '没有这栋楼。', en: 'There is no such building.' },
  'building-ambiguous': { zh: '几期里都有这栋楼,请选择。', en: 'More than one building has this number; choose one.' },
  'building-missing': { zh: '没有写楼栋号。', en: 'The building is missing.' },
  'phase-unknown': { zh: '没有这一期,下面是同号的楼栋。', en: 'There is no such phase; these have the same number.' },
  'unit-unknown': { zh: '这栋楼没有这个单元。', en: 'The building has no such unit.' },
  'unit-missing': { zh: '几个单元都有这个房号,请选择。', en: 'Several units have this room; choose one.' },
  'room-unknown': { zh: '没有这个房号。', en: 'There is no such room.' },
  'room-ambiguous': {
    zh: '房号写法不够清楚,请确认。',
    en: 'The room can be read in more than one way; please confirm.',
  },
  'floor-only': { zh: '只写到楼层,请选择房号。', en: 'Only the floor was given; choose the door.' },
}

/** Why a feature of a GeoJSON file was left out. */
export const buildingImportWords: Record<NonNullable<BuildingImportRow['why']>, Words> = {
  'compound-unknown': { zh: '没有这个小区。', en: 'There is no such compound.' },
  'number-unreadable': { zh: '楼栋号认不出来。', en: 'The building number cannot be read.' },
  'polygon-invalid': { zh: '图形不是闭合的多边形。', en: 'The shape is not a closed polygon.' },
  'number-repeated': { zh: '文件里这栋楼出现了两次。', en: 'This building is in the file twice.' },
  'grid-unknown': { zh: '没有这个网格。', en: 'There is no such grid.' },
  'out-of-reach': { zh: '不在您负责的网格里。', en: 'Not within your grids.' },
}
