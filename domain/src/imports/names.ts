import type { NoteReason, ProblemReason } from './reasons.ts'

export interface ReadName {
  name?: string
  problem?: ProblemReason
  note?: NoteReason
}

/** With a remark in brackets; what is longer is no name, and looking for one in it takes its length squared. */
const LONGEST = 200

/**
 * A person's name from its cell. Two persons in one cell are reported, never split: nobody can tell which id or phone
 * belongs to whom.
 */
export function readName(text: string): ReadName {
  if (text === '') return { problem: 'name-missing' }
  if (text.length > LONGEST) return { problem: 'name-unreadable' }
  const remark = /^(.*?)[(（【[](.*)[)）】\]]$/.exec(text)
  const bare = (remark ? remark[1]! : text).trim()
  if (remark && holdsAnotherPerson(remark[2]!)) return { problem: 'two-persons' }
  const joined = join(bare)
  if (joined === undefined) return { problem: 'two-persons' }
  if (!/^[\u3400-\u9fff\u{20000}-\u{3ffff}·]{2,30}$/u.test(joined) && !/^[A-Za-z][A-Za-z .'-]{1,60}$/.test(joined)) {
    return { problem: 'name-unreadable' }
  }
  if (notNames.test(joined)) return { problem: 'name-unreadable' }
  return remark ? { name: joined, note: 'name-remark-left-out' } : { name: joined }
}

// What stands in the name column of homes where nobody was met.
const notNames =
  /^(空置|空房|无人|无人居住|空|未知|不详|待核实|出租|租户|租客|商铺|门面|无|暂无|拒访|未入住|空挂|户主)$/

function holdsAnotherPerson(remark: string): boolean {
  return /^(夫|妻|配偶|子|女|父|母|儿子|女儿|之妻|之夫)[:： ]?[\u4e00-\u9fff]{2,4}$/.test(remark)
}

/** One name, or undefined when the cell holds two. `王 明` and `欧 阳 修` are one person, spaced out to line up. */
function join(text: string): string | undefined {
  const dotted = text.replace(/[•‧∙・．●]/g, '·')
  if (/^[A-Za-z]/.test(dotted)) return /[,;、/&]/.test(dotted) ? undefined : dotted
  const parts = dotted.split(/[、,;/&+|\n和与]|\s+/).filter(Boolean)
  if (parts.length < 2) {
    // A full stop between two parts of an ethnic name is a dot somebody could not type.
    return dotted.replace(/(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])/g, '·')
  }
  if (/[、,;/&+|\n]/.test(dotted)) return undefined
  if (/[和与]/.test(dotted)) return /\s/.test(dotted) || parts.every((part) => part.length >= 2) ? undefined : dotted
  return parts.every((part) => Array.from(part).length === 1) || parts.join('').length <= 3 ? parts.join('') : undefined
}
