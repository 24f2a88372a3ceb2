/** A block of buildings of one kind. Every name here is invented; a likeness to a real estate is chance. */
export interface Block {
  phase?: number
  /** How the buildings are numbered: from this number on, or by these letters. */
  from?: number
  letters?: string
  buildings: number
  shape: 'slab' | 'tower'
  floors: number
  /** 0: the doors hang on the building itself. */
  units: number
  doorsPerFloor: number
}

export interface CompoundSketch {
  name: string
  aliases: string[]
  blocks: Block[]
}

/** 12 compounds, 113 buildings, 13,002 doors: walk-ups of the eighties to towers of this decade. */
export const sketches: readonly CompoundSketch[] = [
  {
    name: '云溪苑',
    aliases: ['云溪', '云溪小区'],
    blocks: [{ buildings: 10, shape: 'tower', floors: 30, units: 2, doorsPerFloor: 2 }],
  },
  {
    name: '澜山江华府',
    aliases: ['江华府', '澜山江华'],
    blocks: [
      { phase: 1, buildings: 8, shape: 'tower', floors: 30, units: 1, doorsPerFloor: 4 },
      { phase: 2, from: 9, buildings: 6, shape: 'tower', floors: 33, units: 2, doorsPerFloor: 2 },
    ],
  },
  {
    name: '枫林小区',
    aliases: ['枫林'],
    blocks: [{ buildings: 12, shape: 'slab', floors: 6, units: 5, doorsPerFloor: 2 }],
  },
  {
    name: '老供销社宿舍',
    aliases: ['供销社宿舍', '供销社'],
    blocks: [{ buildings: 4, shape: 'slab', floors: 7, units: 3, doorsPerFloor: 2 }],
  },
  {
    name: '东篱新村',
    aliases: ['东篱'],
    blocks: [{ buildings: 6, shape: 'slab', floors: 7, units: 6, doorsPerFloor: 2 }],
  },
  {
    name: '锦鲤花园',
    aliases: ['锦鲤'],
    blocks: [{ buildings: 10, shape: 'slab', floors: 11, units: 4, doorsPerFloor: 2 }],
  },
  {
    name: '星汉城',
    aliases: ['星汉'],
    blocks: [
      { phase: 1, buildings: 9, shape: 'tower', floors: 32, units: 2, doorsPerFloor: 3 },
      { phase: 2, buildings: 5, shape: 'tower', floors: 32, units: 1, doorsPerFloor: 6 },
    ],
  },
  {
    name: '揽月府',
    aliases: ['揽月'],
    blocks: [{ buildings: 10, shape: 'tower', floors: 30, units: 2, doorsPerFloor: 2 }],
  },
  {
    name: '清涟公寓',
    aliases: ['清涟'],
    blocks: [{ buildings: 5, shape: 'tower', floors: 26, units: 0, doorsPerFloor: 8 }],
  },
  {
    name: '桐花里',
    aliases: ['桐花'],
    blocks: [{ letters: 'ABCDEFGHJ', buildings: 9, shape: 'slab', floors: 11, units: 3, doorsPerFloor: 2 }],
  },
  {
    name: '望亭家园',
    aliases: ['望亭', '安置小区'],
    blocks: [{ buildings: 12, shape: 'tower', floors: 20, units: 2, doorsPerFloor: 4 }],
  },
  {
    name: '听松山庄',
    aliases: ['听松'],
    blocks: [{ buildings: 7, shape: 'slab', floors: 6, units: 4, doorsPerFloor: 2 }],
  },
]
