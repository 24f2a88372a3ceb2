import { readCommunityCode } from './codes.ts'

/** One step of the administrative tree, from province to community. */
export interface Division {
  code: string
  name: string
}

/**
 * Names of the divisions this product was made for (Kaili, statistics office, state of 2023-06-30; source: handbook §2.1).
 * Elsewhere the codes alone are shown until an installation adds its own.
 */
const names: Readonly<Record<string, string>> = {
  '52': '贵州省',
  '5226': '黔东南苗族侗族自治州',
  '522601': '凯里市',
  '522601001': '城西街道',
  '522601002': '大十字街道',
  '522601003': '西门街道',
  '522601004': '洗马河街道',
  '522601005': '湾溪街道',
  '522601006': '鸭塘街道',
  '522601007': '开怀街道',
  '522601008': '白午街道',
  '522601009': '白果井街道',
  '522601100': '三棵树镇',
  '522601101': '舟溪镇',
  '522601103': '旁海镇',
  '522601104': '湾水镇',
  '522601105': '炉山镇',
  '522601106': '万潮镇',
  '522601107': '龙场镇',
  '522601108': '碧波镇',
  '522601109': '下司镇',
  '522601110': '凯棠镇',
  '522601111': '大风洞镇',
}

/** The way from the province down to a community; steps whose name nobody gave carry an empty one. */
export function divisionPath(community: { code: string; name: string; streetName: string }): Division[] {
  const parts = readCommunityCode(community.code)
  if (!parts) return [{ code: community.code, name: community.name }]
  const { province, prefecture, county, street } = parts
  return [
    ...[province, prefecture, county].map((code) => ({ code, name: names[code] ?? '' })),
    { code: street, name: community.streetName || (names[street] ?? '') },
    { code: community.code, name: community.name },
  ]
}
