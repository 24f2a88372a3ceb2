import { NUMERAL_SIGNS } from './numerals.ts'

const traditional: Record<string, string> = {
  棟: '栋',
  單: '单',
  號: '号',
  樓: '楼',
  層: '层',
  區: '区',
  兩: '两',
  門: '门',
}
const stems: Record<string, string> = { 甲: 'A', 乙: 'B', 丙: 'C', 丁: 'D' }

/**
 * One spelling for what keyboards, phones and old spreadsheets make of the same signs: half-width, one kind of dash and
 * space, capitals, simplified characters; labels and English words become the Chinese suffix they stand for.
 */
export function normaliseDoorText(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replace(/[棟單號樓層區兩門]/g, (sign) => traditional[sign]!)
      .replace(/[‐-―−ー~～﹣_|丨]/g, '-')
      // 8一1一401: the Chinese one typed for a dash.
      .replace(/(?<=[0-9])一(?=[0-9])/g, '-')
      .replace(/[甲乙丙丁](?=栋|座|幢|单元|号楼)/g, (sign) => stems[sign]!)
      .replace(/[a-z]+/g, (letters) => letters.toUpperCase())
      .replace(/\b(?:BUILDING|BLDG|BLOCK|BLK)\.? ?(?:NO\.? ?)?([A-Z]?[0-9]+[A-Z]?|[A-Z]\b)/g, '$1栋')
      .replace(/\bUNIT\.? ?([0-9]+|[A-Z]\b)/g, '$1单元')
      .replace(/\b(?:ROOM|RM|FLAT|APT|DOOR)\.? ?(?:NO\.? ?)?([A-Z]?[0-9]+[A-Z]?)/g, '$1室')
      .replace(/\bFLOOR ?([0-9]+)/g, '$1层')
      .replace(/\bPHASE ?([0-9]+)/g, '$1期')
      .replace(label('楼栋号?|栋号|楼号|幢号|楼幢'), '$1栋')
      .replace(label('单元号?'), '$1单元')
      .replace(label('楼层'), '$1层')
      .replace(label('房间?号|室号|门牌号?|门号'), '$1室')
      .replace(/\s+/g, ' ')
      .trim()
  )
}

/** `栋号:8` as forms and old spreadsheets have it; the colon tells a label from a suffix. */
function label(words: string): RegExp {
  return new RegExp(`(?:${words}) ?: ?([A-Z]?[0-9]+[A-Z]?|[${NUMERAL_SIGNS}]+)(?:栋|幢|号楼|单元|层|室|号)?`, 'g')
}
