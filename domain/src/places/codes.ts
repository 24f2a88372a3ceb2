/**
 * Division codes of the statistics office: province 2, prefecture 4, county 6, street 9, community 12 digits; a grid
 * adds three. The police write communities with 15 (GA/T 2000.33), so codes are strings and never counted from the end.
 */
export interface DivisionCode {
  province: string
  prefecture: string
  county: string
  street: string
  streetKind: 'street' | 'town' | 'township' | 'other'
  communityKind: 'residents' | 'villagers' | 'other'
}

/** Reads a community code of 12 to 15 digits; undefined when it is not one. */
export function readCommunityCode(code: string): DivisionCode | undefined {
  if (!/^[1-9][0-9]{11,14}$/.test(code)) return undefined
  const [street, community] = [Number(code.slice(6, 9)), Number(code.slice(9, 12))]
  return {
    province: code.slice(0, 2),
    prefecture: code.slice(0, 4),
    county: code.slice(0, 6),
    street: code.slice(0, 9),
    streetKind: within(street, 1, 99)
      ? 'street'
      : within(street, 100, 199)
        ? 'town'
        : within(street, 200, 399)
          ? 'township'
          : 'other',
    communityKind: within(community, 1, 199) ? 'residents' : within(community, 200, 399) ? 'villagers' : 'other',
  }
}

/** The code of the nth grid (1..999) of a community. */
export function gridCode(communityCode: string, sequence: number): string {
  return communityCode + String(sequence).padStart(3, '0')
}

/** Whether a code is that of a grid of this community. */
export function isGridOf(communityCode: string, code: string): boolean {
  return code.length === communityCode.length + 3 && code.startsWith(communityCode) && /[1-9]/.test(code.slice(-3))
}

/** The first grid code of the community that is not taken yet. */
export function nextGridCode(communityCode: string, taken: readonly string[]): string {
  let sequence = 1
  while (taken.includes(gridCode(communityCode, sequence))) sequence += 1
  return gridCode(communityCode, sequence)
}

/**
 * The code other systems know a grid by: object class 6, county 6, street 3, community 3, sequence 2 digits (CJ/T 349, as
 * the handbook quotes it in §2.1). Null where that form has no room: communities coded with 15 digits, grids from 100 on.
 */
export function gridObjectCode(objectClass: string, communityCode: string, gridCode: string): string | null {
  const sequence = Number(gridCode.slice(-3))
  if (communityCode.length !== 12 || !isGridOf(communityCode, gridCode) || sequence > 99) return null
  return `${objectClass}${communityCode}${String(sequence).padStart(2, '0')}`
}

function within(value: number, low: number, high: number): boolean {
  return value >= low && value <= high
}
