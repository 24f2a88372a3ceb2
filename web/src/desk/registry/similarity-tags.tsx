import type { SimilarityReason } from '@red-steward/domain/registry/similarity'
import { Tag } from 'antd'
import { words } from '../../lib/language.ts'

const useWords = words({
  'same-id-number': ['证件号相同', 'same id number'],
  'different-id-numbers': ['证件号不同', 'different id numbers'],
  'same-name': ['同名', 'same name'],
  'same-sound': ['名字同音', 'names sound the same'],
  'similar-sound': ['名字音近', 'names sound alike'],
  'look-alike': ['名字形近', 'names look alike'],
  'shorter-name': ['名字少一字', 'one name is shorter'],
  'same-birth-date': ['出生日期相同', 'same birth date'],
  'birth-day-and-month-swapped': ['出生月日颠倒', 'day and month swapped'],
  'birth-date-one-digit-off': ['出生日期差一位', 'birth date one digit off'],
  'birth-date-lunar': ['农历与公历生日吻合', 'birth dates agree by the lunar calendar'],
  'same-birth-year': ['同年出生', 'same birth year'],
  'different-birth-dates': ['出生日期不同', 'different birth dates'],
  'same-phone': ['电话相同', 'same phone'],
  'same-household': ['同一户', 'same household'],
  'same-door': ['同一扇门', 'same door'],
  'same-building': ['同一幢楼', 'same building'],
  'different-sex': ['性别不同', 'different sex'],
} satisfies Record<SimilarityReason, readonly [string, string]>)

const against = new Set<SimilarityReason>(['different-id-numbers', 'different-birth-dates', 'different-sex'])

/** Why two records may be one person, and what speaks against it. */
export function SimilarityTags({ reasons }: { reasons: readonly SimilarityReason[] }) {
  const w = useWords()
  return reasons.map((reason) => (
    <Tag key={reason} color={against.has(reason) ? 'default' : 'green'} variant="filled">
      {against.has(reason) ? '✗' : '✓'} {w[reason]}
    </Tag>
  ))
}
