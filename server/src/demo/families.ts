import type { Chance } from './random.ts'

/** A member before they have a name: relation to the head (GB/T 4761), sex, and age in whole years. */
export interface Sketch {
  relation: string
  sex: '1' | '2'
  age: number
  /** Whose surname: the head's, the head's father's side, or somebody's own. */
  surname: 'head' | 'own'
}

export type FamilyKind =
  | 'elder-alone'
  | 'elder-couple'
  | 'single'
  | 'couple'
  | 'one-child'
  | 'two-children'
  | 'one-grandparent'
  | 'two-grandparents'
  | 'lone-parent'
  | 'grandparent-grandchild'
  | 'flatmates'

interface Kind {
  kind: FamilyKind
  persons: number
  elders: number
  /** Of a thousand households. */
  share: number
}

const kinds: readonly Kind[] = [
  { kind: 'elder-alone', persons: 1, elders: 1, share: 92 },
  { kind: 'elder-couple', persons: 2, elders: 2, share: 110 },
  { kind: 'couple', persons: 2, elders: 0, share: 180 },
  { kind: 'one-child', persons: 3, elders: 0, share: 160 },
  { kind: 'two-children', persons: 4, elders: 0, share: 40 },
  { kind: 'one-grandparent', persons: 4, elders: 1, share: 50 },
  { kind: 'two-grandparents', persons: 5, elders: 2, share: 40 },
  { kind: 'lone-parent', persons: 2, elders: 0, share: 30 },
  { kind: 'grandparent-grandchild', persons: 2, elders: 1, share: 30 },
  { kind: 'flatmates', persons: 2, elders: 0, share: 20 },
  { kind: 'single', persons: 1, elders: 0, share: 248 },
]

/** So many households of each kind that persons and elders come out exactly. Throws where that cannot be. */
export function familyKinds(households: number, persons: number, elders: number, chance: Chance): FamilyKind[] {
  const counts = new Map(kinds.map(({ kind, share }) => [kind, Math.round((households * share) / 1000)]))
  const total = (value: (kind: Kind) => number) =>
    kinds.reduce((sum, kind) => sum + value(kind) * counts.get(kind.kind)!, 0)
  const trade = (to: FamilyKind, from: FamilyKind, count: number) => {
    counts.set(to, counts.get(to)! + count)
    counts.set(from, counts.get(from)! - count)
  }
  counts.set('single', counts.get('single')! + households - total(() => 1))
  trade('elder-alone', 'single', elders - total((kind) => kind.elders))
  trade('couple', 'single', persons - total((kind) => kind.persons))
  if ([...counts.values()].some((count) => count < 0)) throw new Error('no families add up to these counts')
  return chance.shuffled([...counts].flatMap(([kind, count]) => Array<FamilyKind>(count).fill(kind)))
}

// Nobody is 58 or 59: who is under 60 on the day of loading stays so for two years, and the counts with them.
const OLDEST_OF_THE_YOUNG = 57

/** The members of one family, the head first. */
export function makeFamily(kind: FamilyKind, chance: Chance): Sketch[] {
  const headSex = chance.happens(0.72) ? '1' : '2'
  const head = (age: number, sex: '1' | '2' = headSex): Sketch => ({ relation: '02', sex, age, surname: 'head' })
  const spouse = (age: number, sex: '1' | '2' = headSex): Sketch => ({
    relation: sex === '1' ? '12' : '11',
    sex: sex === '1' ? '2' : '1',
    age,
    surname: 'own',
  })
  const child = (parentAge: number): Sketch => {
    const sex = chance.happens(0.52) ? '1' : '2'
    const age = Math.max(0, Math.min(parentAge - chance.whole(22, 32), 26))
    return { relation: sex === '1' ? '20' : '30', sex, age, surname: headSex === '1' ? 'head' : 'own' }
  }
  const elder = () => elderAge(chance)
  const adult = (from = 24, to = OLDEST_OF_THE_YOUNG) => chance.whole(from, to)
  const near = (age: number, low: number, high: number) => Math.max(low, Math.min(high, age + chance.whole(-4, 3)))

  switch (kind) {
    case 'elder-alone':
      return [head(elder(), chance.happens(0.35) ? '1' : '2')]
    case 'elder-couple': {
      const age = elder()
      return [head(age), spouse(near(age, 60, 99))]
    }
    case 'single':
      return [head(adult(20), chance.happens(0.6) ? '1' : '2')]
    case 'couple':
    case 'one-child':
    case 'two-children': {
      const age = kind === 'couple' ? adult() : adult(25, 52)
      const children = kind === 'couple' ? 0 : kind === 'one-child' ? 1 : 2
      return [
        head(age),
        spouse(near(age, 22, OLDEST_OF_THE_YOUNG)),
        ...Array.from({ length: children }, () => child(age)),
      ]
    }
    case 'one-grandparent':
    case 'two-grandparents': {
      const age = adult(28, 50)
      const parents = kind === 'one-grandparent' ? [chance.happens(0.7) ? '52' : '51'] : ['51', '52']
      return [
        head(age),
        spouse(near(age, 24, OLDEST_OF_THE_YOUNG)),
        child(age),
        ...parents.map((relation) => parentOf(age, relation, chance)),
      ]
    }
    case 'lone-parent': {
      const age = adult(25, 50)
      return [head(age), child(age)]
    }
    case 'grandparent-grandchild': {
      const age = chance.whole(60, 76)
      const sex = chance.happens(0.5) ? '1' : '2'
      return [head(age), { relation: sex === '1' ? '41' : '42', sex, age: chance.whole(2, 15), surname: 'head' }]
    }
    case 'flatmates':
      return [head(adult(19, 38)), { relation: '99', sex: headSex, age: adult(19, 38), surname: 'own' }]
  }
}

function parentOf(age: number, relation: string, chance: Chance): Sketch {
  const parentAge = Math.max(60, Math.min(98, age + chance.whole(22, 34)))
  return { relation, sex: relation === '51' ? '1' : '2', age: parentAge, surname: relation === '51' ? 'head' : 'own' }
}

/** From 60 on, fewer with every year: about one in eight is 80 or more. */
function elderAge(chance: Chance): number {
  return 60 + Math.floor(38 * chance.share() ** 1.9)
}
