// Syllables of standard Chinese, without tones, as typed on a keyboard (ü is v, or yu as on a passport), and how typed letters fall into them.

const rows: Record<string, string> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng iao o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve yu yue',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve yu yue',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
}

const syllables = new Set(
  Object.entries(rows).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
)
const beginnings = new Set([...syllables].flatMap((s) => Array.from(s, (_, i) => s.slice(0, i + 1))))

export function isSyllable(text: string): boolean {
  return syllables.has(text)
}

/** Whether a name's syllable can begin like this: `zh`, `xia`, `m`. */
export function beginsSyllable(text: string): boolean {
  return beginnings.has(text)
}

/** A typed piece of a name: a whole syllable, or how one begins. */
export interface Piece {
  text: string
  whole: boolean
}

/**
 * The ways in which typed letters may be a name, likeliest first, at most `limit`: whole syllables with the last one
 * begun (`zhangxiaom`), initials (`zxm`), or both (`zhangxm`, `zxiaoming`). `xian` is both one syllable and two.
 */
export function splitLetters(letters: string, limit = 5): Piece[][] {
  // From the end backwards, the likeliest ways from every letter on; what lies before them does not change their order.
  const kept = 6 * limit
  const from: Way[][] = Array.from(letters, () => [])
  from.push([{ pieces: [], cost: 0 }])
  for (let at = letters.length - 1; at >= 0; at--) {
    const ways = piecesAt(letters, at).flatMap(({ cost, ...piece }) =>
      from[at + piece.text.length]!.map((way) => ({ pieces: [piece, ...way.pieces], cost: cost + way.cost })),
    )
    from[at] = ways.sort((a, b) => a.cost - b.cost || a.pieces.length - b.pieces.length).slice(0, kept)
  }
  const seen = new Set<string>()
  return from[0]!
    .map(({ pieces }) => pieces)
    .filter((pieces) => {
      // `li` as a whole syllable already finds `lian`; do not list the same range twice.
      const key = pieces.map((p, i) => p.text + (p.whole && i < pieces.length - 1 ? "'" : ',')).join('')
      return seen.has(key) ? false : seen.add(key)
    })
    .filter((pieces, i, all) => i === 0 || pieces.every(isInitialOnly) || pieces.length <= all[0]!.length + 1)
    .slice(0, limit)
}

interface Way {
  pieces: Piece[]
  cost: number
}

/** The pieces that may begin at this letter, longest first; at the end of what was typed a syllable may be begun only. */
function piecesAt(letters: string, at: number): (Piece & { cost: number })[] {
  const pieces: (Piece & { cost: number })[] = []
  for (let end = Math.min(letters.length, at + 6); end > at; end--) {
    const text = letters.slice(at, end)
    const isLast = end === letters.length
    if (isSyllable(text)) pieces.push({ text, whole: true, cost: 1 })
    else if (isLast && text.length > 1 && beginsSyllable(text) && !isInitial(text))
      pieces.push({ text, whole: false, cost: 1 })
    if (isInitial(text)) pieces.push({ text, whole: false, cost: isLast ? 1.1 : 1.6 })
  }
  return pieces
}

const isInitialOnly = (piece: Piece) => isInitial(piece.text)

function isInitial(text: string): boolean {
  return text.length === 1
    ? !'iuv'.includes(text) && beginsSyllable(text)
    : text === 'zh' || text === 'ch' || text === 'sh'
}
