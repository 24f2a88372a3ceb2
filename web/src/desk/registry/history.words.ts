import { type Dictionary, language, words } from '../../lib/language.ts'
import { useTimes } from '../../lib/time.ts'
import { actionWords } from '../identity/audit.words.ts'
import { type TableName, useCode } from './codes.tsx'

const useWords = words({
  none: ['还没有变更。', 'Nothing has changed yet.'],
  older: ['更早的', 'Older'],
  created: ['新建', 'created'],
  removed: ['删除', 'removed'],
  empty: ['（空）', '(empty)'],
  hidden: ['（已清除或不显示）', '(erased or hidden)'],
  undoSure: ['撤销这次操作？', 'Take this back?'],
  undoNote: ['当时改动的每一项都会恢复原值。', 'Everything it changed goes back to what it was.'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  drawn: ['（已画轮廓）', '(an outline)'],
  BASE: ['基础网格', 'basic'],
  DEDICATED: ['专属网格', 'dedicated'],
})

const facts = {
  name: ['姓名', 'Name'],
  pinyin: ['拼音', 'Pinyin'],
  initials: ['拼音首字母', 'Initials'],
  readingOverride: ['读音', 'Reading'],
  sex: ['性别', 'Sex'],
  birthDate: ['出生日期', 'Birth date'],
  documentKind: ['证件类型', 'Document'],
  idNumber: ['证件号码', 'Id number'],
  phone: ['电话', 'Phone'],
  languageNeed: ['服务语言', 'Language of service'],
  note: ['备注', 'Note'],
  diedOn: ['去世日期', 'Day of death'],
  mergedInto: ['合并到', 'Merged into'],
  relation: ['与户主关系', 'Relation'],
  kind: ['居住情况', 'How they live here'],
  fromDay: ['入住日期', 'Since'],
  toDay: ['离开日期', 'Until'],
  endReason: ['离开原因', 'Reason'],
  destination: ['去向', 'Where to'],
  head: ['户主', 'Head'],
  headPersonId: ['户主', 'Head'],
  openedOn: ['立户日期', 'Opened'],
  closedOn: ['销户日期', 'Closed'],
  use: ['房屋用途', 'Use'],
  dwellingId: ['户室', 'Door'],
  householdId: ['住户', 'Household'],
  personId: ['人员', 'Person'],
  groupCode: ['类别', 'Group'],
  decidedBy: ['认定单位', 'Decided by'],
  basis: ['依据', 'Basis'],
  consentedOn: ['同意日期', 'Consented'],
  careFlagAgreedOn: ['同意告知物业日期', 'Agreed to tell the property company'],
  startsOn: ['开始日期', 'From'],
  endsOn: ['截止日期', 'Until'],
  endedOn: ['结束日期', 'Ended'],
  residence: ['居住', 'Residence'],
  members: ['成员', 'Members'],
  placeName: ['名称', 'Name'],
  gridKind: ['网格类型', 'Kind of grid'],
  number: ['编号', 'Number'],
  aliases: ['别名', 'Aliases'],
  phase: ['期', 'Phase'],
  floors: ['层数', 'Floors'],
  floor: ['楼层', 'Floor'],
  room: ['室号', 'Room'],
  unitId: ['单元', 'Unit'],
  gridId: ['网格', 'Grid'],
  compoundId: ['小区', 'Compound'],
  polygon: ['轮廓', 'Outline'],
  outline: ['轮廓', 'Outline'],
  retiredAt: ['停用', 'Retired'],
} as const satisfies Dictionary
const useFactWords = words(facts)

const useKindWords = words({
  household: ['住户', 'Household'],
  dwelling: ['户室', 'Door'],
  residence: ['居住', 'Residence'],
  eligibility: ['关照', 'Eligibility'],
  guardianship: ['监护', 'Guardianship'],
  confirmation: ['核对', 'Check'],
  grid: ['网格', 'Grid'],
  compound: ['小区', 'Compound'],
  building: ['楼栋', 'Building'],
  unit: ['', ''],
  'unit-of-building': ['单元', 'Unit'],
  post: ['岗位', 'Post'],
  plan: ['走访计划', 'Plan of visits'],
  visit: ['走访', 'Visit'],
  need: ['需求', 'Need'],
  case: ['事件', 'Case'],
  note: ['记事', 'Note'],
  plate: ['门牌', 'Door plate'],
  'utility-contact': ['水电气联系人', 'Utility contact'],
  record: ['其他记录', 'another record'],
})

/** What the audit says, in the shorter words of a history where it has some. */
const useCommandWords = words({
  ...actionWords,
  'registry.register-household': ['登记住户', 'Household registered'],
  'registry.register-person': ['登记人员', 'Person registered'],
  'registry.move-in': ['迁入', 'Moved in'],
  'registry.move-out': ['迁出', 'Moved out'],
  'registry.move-within': ['整户搬迁', 'Moved within'],
  'registry.split-household': ['分户', 'Household split'],
  'registry.change-head': ['换户主', 'Head changed'],
  'registry.record-death': ['登记去世', 'Death recorded'],
  'registry.correct-person': ['更正人员', 'Person corrected'],
  'registry.correct-household': ['更正住户', 'Household corrected'],
  'registry.confirm': ['核对属实', 'Confirmed'],
  'registry.confirm-many': ['批量核对属实', 'Confirmed in bulk'],
  'registry.merge-persons': ['合并档案', 'Records merged'],
  'registry.unmerge-persons': ['取消合并', 'Merge taken back'],
  'registry.open-eligibility': ['登记关照对象', 'Eligibility opened'],
  'registry.extend-eligibility': ['延长关照', 'Eligibility extended'],
  'registry.end-eligibility': ['结束关照', 'Eligibility ended'],
  'registry.link-guardian': ['关联监护人', 'Guardian linked'],
  'registry.unlink-guardian': ['解除监护关系', 'Guardianship ended'],
  'registry.undo': ['撤销', 'Taken back'],
})

/** A fact of a dotted or snake-case field name, as the register names it. */
export function factWord(field: string): string {
  const last = field.split('.').at(-1)!
  return last.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Words of the history; a name nobody knows is shown as it is. */
export function useHistoryWords() {
  const fact = useFactWords() as Record<string, string>
  const kind = useKindWords() as Record<string, string>
  const command = useCommandWords() as Record<string, string>
  return {
    ...useWords(),
    fact: (name: string) => fact[name] ?? name,
    kind: (name: string) => kind[name] ?? name,
    command: (name: string) => command[name] ?? name,
  }
}

const tableOf: Record<string, TableName> = {
  sex: 'sex',
  documentKind: 'documentKind',
  languageNeed: 'languageNeed',
  relation: 'relation',
  kind: 'residenceKind',
  endReason: 'residenceEnd',
  use: 'dwellingUse',
  groupCode: 'group',
  basis: 'eligibilityBasis',
}

/** An old or new value as the reader would say it. */
export function useFactValue(): (field: string, value: unknown) => string {
  const w = useWords()
  const code = useCode()
  const times = useTimes()
  const spoken = language.use()
  return (field, value) => {
    if (value === null || value === undefined || value === '') return w.empty
    if (typeof value === 'boolean') return value ? w.yes : w.no
    if (typeof value === 'number') return String(value)
    if (Array.isArray(value)) return value.length > 0 ? value.join('、') : w.empty
    if (field === 'polygon' || field === 'outline') return w.drawn
    if (field === 'gridKind') return value === 'BASE' ? w.BASE : w.DEDICATED
    if (typeof value !== 'string') return w.hidden
    const table = tableOf[factWord(field)]
    if (table) return code(table, value)
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return times.day(value)
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return times.moment(value)
    if (/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)) return spoken === 'zh' ? '另一条记录' : 'another record'
    return value
  }
}
